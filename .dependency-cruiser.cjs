// The boundaries of the workspace, one rule per sentence. `npm run check:boundaries` runs them over the
// workspace and over tools/boundaries/canary, where each rule must catch its one violation.

/** A package in node_modules, seen from the workspace or from the canary folder. */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const TESTS = '\\.(spec|int-spec|contract-spec|system-spec|e2e-spec)\\.tsx?$|(^|/)test/|^tests/';

/**
 * The pure core of a service: the file named like its noun folder, and the files listed here.
 * They decide; everything they need is handed to them.
 */
const PURE_FILES = [
  '^services/[^/]+/src/([^/]+)/\\1\\.ts$',
  '^services/dossier/src/deadline/processing-deadline\\.ts$',
];

const USE_CASE = '^services/[^/]+/src/[^/]+/[a-z]+-[a-z0-9-]+\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'service-island',
      comment: 'A service knows another one only by its contract and its facts.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/[^/]+/', pathNot: '^services/$1/' },
    },
    {
      name: 'core-pure',
      comment: 'The core decides on what it is handed; it reaches for no framework, database, bus or machine.',
      severity: 'error',
      from: { path: [...PURE_FILES, '^libs/(kernel|contracts)/src/'], pathNot: TESTS },
      to: { path: [npm('@nestjs/[^/]+', 'typeorm', 'pg', '@nats-io/[^/]+'), '^node:(?!crypto$)', '^(?!crypto$)[a-z_/]+$'] },
    },
    {
      name: 'contracts-leaf',
      comment: 'Contracts are schemas: they stand on the schema library and the kernel alone.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: TESTS },
      to: { pathNot: ['^libs/(contracts|kernel)/', npm('zod')] },
    },
    {
      name: 'kernel-leaf',
      comment: 'The kernel stands on nothing.',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'sql-in-stores',
      comment: 'SQL lives in stores; use cases, consumers and workers only open transactions (check-workspace reads which names they import).',
      severity: 'error',
      from: {
        path: '^(services|libs|simulators)/',
        pathNot: [
          TESTS,
          '^libs/(outbox|testing|service-kit)/',
          '\\.(store|row|consumer|worker)\\.ts$',
          '^services/[^/]+/src/database/',
          '^services/[^/]+/src/(app\\.module|main)\\.ts$',
          USE_CASE,
        ],
      },
      to: { path: npm('typeorm', 'pg') },
    },
    {
      name: 'bus-in-messaging',
      comment: 'One library speaks to the bus.',
      severity: 'error',
      from: {
        path: '^(services|libs|simulators)/',
        pathNot: [TESTS, '^libs/(messaging|outbox|testing)/', '^services/gateway/src/.*\\.feed\\.ts$', '^services/bus-keeper/src/'],
      },
      to: { path: npm('@nats-io/[^/]+') },
    },
    {
      name: 'http-in-gateway',
      comment: 'The gateway is the only public edge; identity and files have internal listeners, service-kit serves health.',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: [TESTS, '^services/(gateway|identity|files)/', '^libs/(service-kit|testing)/'] },
      to: { path: npm('@nestjs/platform-fastify', 'fastify', '@fastify/[^/]+') },
    },
    {
      name: 'edge-to-usecase',
      comment: 'An edge parses and calls a use case; it does not know how rows are kept.',
      severity: 'error',
      from: { path: '^services/.*\\.(rpc|controller)\\.ts$' },
      to: { path: '\\.(store|row)\\.ts$' },
    },
    {
      name: 'noun-to-noun',
      comment: 'Two nouns of a service talk through use cases, not through each other\'s rows.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/([^/]+)/', pathNot: ['^services/[^/]+/src/database/', TESTS] },
      to: { path: '^services/$1/src/[^/]+/.*\\.(store|row)\\.ts$', pathNot: '^services/$1/src/$2/' },
    },
    {
      name: 'no-test-in-src',
      comment: 'What ships does not know how it is tested.',
      severity: 'error',
      from: { path: '^(services|libs|simulators)/[^/]+/src/', pathNot: [TESTS, '^libs/testing/'] },
      to: { path: ['(^|/)libs/testing/', TESTS], pathNot: '(^|/)node_modules/' },
    },
    {
      name: 'test-build-by-hooks',
      comment: 'Only the export condition @haicap/test-build leads to a test build, and it leads there by #hooks; tools and tests may read its catalogue.',
      severity: 'error',
      from: { path: '^(services|libs|simulators|web)/', pathNot: [TESTS, '/src/test-build/'] },
      to: { path: '(^|/)libs/[^/]+/(src|dist)/test-build/' },
    },
    {
      name: 'lib-entry-only',
      comment: 'A library is entered through its package name.',
      severity: 'error',
      from: { path: '^(services|libs|simulators|tools|tests|web)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/(src|dist)/', pathNot: '^$1/$2/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'no-simulators',
      comment: 'Nothing that runs in production knows that a simulator exists.',
      severity: 'error',
      from: { path: '^(services|libs|web)/' },
      to: { path: '(^|/)simulators/' },
    },
    {
      name: 'citizen-without-staff',
      comment: 'Citizens load their application over 3G: nothing of the officers\' side and no antd gets into it, and what both sides share leans on neither.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: ['^web/src/staff/', '^web/src/theme/antd-theme\\.ts$', TESTS] },
      to: { path: ['^web/src/staff/', npm('antd', '@ant-design/[^/]+')] },
    },
    {
      name: 'shared-without-citizen',
      comment: 'What both applications use does not know one of them.',
      severity: 'error',
      from: { path: '^web/src/', pathNot: ['^web/src/citizen/', TESTS] },
      to: { path: '^web/src/citizen/' },
    },
    {
      name: 'checker-alone',
      comment: 'Whoever doubts the product counts without it: the checker has pg and Node, and nothing of ours.',
      severity: 'error',
      from: { path: '^tools/chaos/checker/', pathNot: TESTS },
      to: { pathNot: ['^tools/chaos/checker/', npm('pg')], dependencyTypesNot: ['core'] },
    },
    {
      name: 'no-circular',
      comment: 'A cycle has no first reader.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead or started by hand.',
      severity: 'error',
      from: {},
      module: {
        path: '^(services|libs|simulators)/[^/]+/src/|^web/src/|^tools/cli/',
        pathNot: [TESTS, '/main\\.tsx?$', '^web/src/offline/worker\\.ts$', '/database/(migrate|rotate-keys)\\.ts$', '/write-openapi\\.ts$', '/migrations/', '^libs/[^/]+/src/(index|test-build/hooks)\\.ts$', '\\.d\\.ts$', '\\.json$'],
        numberOfDependentsLessThan: 1,
      },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would hide from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    builtInModules: { add: ['node:sea', 'node:sqlite', 'node:test'] },
    doNotFollow: { path: ['node_modules', '^\\.\\./'] },
    // Only our own output: packages keep their code in dist/ too, and an excluded import escapes every rule.
    exclude: { path: ['^(services|libs|simulators)/[^/]+/dist/', '^web/dist/', '^tools/boundaries/(lint-)?canary/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@haicap/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
