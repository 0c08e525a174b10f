import { walk } from './source-files.mjs';
import { undeclaredImports } from './declared-only.mjs';

const TEST_FILE = /\.(spec|int-spec|contract-spec|system-spec|e2e-spec)\.tsx?$/;
const ROLES = new Set(['store', 'row', 'rpc', 'controller', 'consumer', 'worker', 'feed', 'module']);
const VAGUE_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'common', 'base', 'impl', 'shared', 'misc']);
const LINES_MAX = 350;
const TRANSACTION_NAMES = new Set(['DataSource', 'EntityManager']);

const isTest = (path) => TEST_FILE.test(path) || /(^|\/)tests?\//.test(path);
const isPackageImport = (node, name) => node.type === 'ImportDeclaration' && node.source.value === name;
const isMember = (node, object, property) =>
  node?.type === 'MemberExpression' && node.object.value === object && node.property.value === property;

function nodesWhere(file, matches) {
  const found = [];
  walk(file.tree, (node) => {
    if (matches(node)) found.push({ line: file.lineOf(node) });
  });
  return found;
}

const importsName = (node, name) => node.specifiers.some((one) => (one.imported ?? one.local).value === name);

/** One rule: an id, a sentence for the reader, and where a file breaks it. */
export const sourceRules = [
  {
    id: 'declared-only',
    sentence: 'imports a package that its package.json does not declare',
    find: (file, workspace) => undeclaredImports(file, workspace),
  },
  {
    id: 'no-ambient-clock',
    sentence: 'reads the clock or chance of the machine; they are passed in',
    find: (file) =>
      /^(services\/[^/]+|libs\/kernel)\/src\//.test(file.path) && !isTest(file.path) ? nodesWhere(file, isAmbient) : [],
  },
  {
    id: 'sse-in-gateway',
    sentence: 'opens an event stream outside the gateway',
    find: (file) =>
      file.path.startsWith('services/gateway/')
        ? []
        : nodesWhere(file, (node) => isPackageImport(node, '@nestjs/common') && importsName(node, 'Sse')),
  },
  {
    id: 'typeorm-for-transactions',
    sentence: 'imports more of TypeORM than a transaction needs; SQL belongs to a store',
    find: (file) =>
      /^services\/[^/]+\/src\//.test(file.path) && !/\.(store|row)\.ts$|\/database\//.test(file.path) && !isTest(file.path)
        ? nodesWhere(file, (node) => isPackageImport(node, 'typeorm') && node.specifiers.some(isMoreThanTransaction))
        : [],
  },
  {
    id: 'no-silent-catch',
    sentence: 'catches a fault and does nothing with it',
    // In tools and tests a catch may hold only its reason: oxlint's no-empty sees to that.
    find: (file) =>
      /^(tools|tests)\//.test(file.path) || isTest(file.path)
        ? []
        : nodesWhere(file, (node) => node.type === 'CatchClause' && node.body.stmts.length === 0),
  },
  {
    id: 'no-only-skip',
    sentence: 'runs only some tests, or skips one',
    find: (file) => nodesWhere(file, isOnlyOrSkip),
  },
  {
    id: 'no-barrel',
    sentence: 'only passes on what other files export; libraries and the SDK alone have an index',
    find: (file) => (isBarrel(file) && !/^(libs\/[^/]+|sdk)\/src\/index\.ts$/.test(file.path) ? [{ line: 1 }] : []),
  },
  {
    id: 'no-absent-document',
    sentence: 'cites a document that is not in the repository',
    find: (file, { documents }) => citations(file).filter(({ detail }) => !documents.has(detail)),
  },
  {
    id: 'file-length',
    sentence: `has more than ${LINES_MAX} lines`,
    find: (file) => (file.text.split('\n').length - 1 > LINES_MAX ? [{ line: LINES_MAX + 1 }] : []),
  },
  {
    id: 'plain-names',
    sentence: 'has a name that says nothing (util, helper, manager, common, base, impl, service)',
    find: (file) => (hasVagueName(file.path) ? [{ line: 1 }] : []),
  },
  {
    id: 'file-role',
    sentence: `has a role that is not one of ${[...ROLES].join(', ')}`,
    find: (file) => (hasUnknownRole(file.path) ? [{ line: 1 }] : []),
  },
];

function isAmbient(node) {
  if (node.type === 'NewExpression') return node.callee.value === 'Date' && !node.arguments?.length;
  return isMember(node, 'Date', 'now') || isMember(node, 'Math', 'random');
}

function isMoreThanTransaction(specifier) {
  return specifier.type !== 'ImportSpecifier' || !TRANSACTION_NAMES.has((specifier.imported ?? specifier.local).value);
}

function isOnlyOrSkip(node) {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return ['xit', 'xdescribe', 'xtest', 'fit', 'fdescribe'].includes(callee.value);
  const runner = callee.object?.value ?? callee.object?.object?.value;
  return ['it', 'test', 'describe'].includes(runner) && ['only', 'skip', 'todo', 'failing'].includes(callee.property?.value);
}

// Lines that are comments; a name that a program reads or writes is no citation.
function citations(file) {
  return file.text.split('\n').flatMap((text, index) =>
    /^\s*(\/\/|\/?\*)/.test(text) ? [...text.matchAll(/\b([\w-]+\.md)\b/g)].map((match) => ({ line: index + 1, detail: match[1] })) : [],
  );
}

function isBarrel(file) {
  const statements = file.tree.body.filter((node) => node.type !== 'EmptyStatement');
  return statements.length > 1 && statements.every((node) => /^Export(All|Named)Declaration$/.test(node.type) && node.source);
}

function hasVagueName(path) {
  const names = path.split('/').slice(1).map((part) => part.replace(/\.(tsx?|[mc]js)$/, ''));
  return names.some((name) => name.split(/[-.]/).some((word) => VAGUE_WORDS.has(word))) || /(^service|\.service)$/.test(names.at(-1));
}

function hasUnknownRole(path) {
  if (!/^services\/[^/]+\/src\//.test(path) || TEST_FILE.test(path)) return false;
  const parts = path.split('/').at(-1).split('.');
  return parts.length > 2 && !ROLES.has(parts.at(-2)) && parts.at(-2) !== 'd';
}
