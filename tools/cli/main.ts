import { Command, CommanderError, Option } from 'commander';
import { CliFailure, EXIT, reasonOf } from './failure.ts';
import { Terminal, surviveClosedPipes } from './terminal/terminal.ts';

const EXIT_HELP = `
Exit codes:
  0 done   2 bad input   3 a backing service could not be had   4 the port is taken
  5 the data folder is unusable   6 the start failed   7 a check or a test failed
  78 a service refused its configuration   130 interrupted

Servers of yours are used when their address is set, and only then:
  HAICAP_POSTGRES_URL, HAICAP_NATS_URL, HAICAP_REDIS_URL`;

const CHAOS_HELP = `
Scenarios of their own:
  kills, redis-away, relay-paused, commits-cut, partitions, broker-away, broker-rewound, broker-bit-flipped,
  broker-wiped, replay-all, broker-disk-full, database-disk-full, open-transaction, poison
And three beside:
  crash-loop   every failpoint of accept, transition, relay, consumer and repair, with three deaths each; crash-repair: the last alone
  mutants      products with a known bug each, and one without any for each kind of fault; mutant-<name>: one with its control
  simulation   20,000 schedules of the protocol in one process; replay --seed S shows the steps of one

Each runs an installation of its own in a temporary folder and ends it. The disks that run full need root.`;

const BENCH_HELP = `
Benchmarks:
  start       a fresh province, from the command to the first accepted dossier, and the memory then
  paper       a receipt in the press, and the event loop beside it
  intake      receiving dossiers inside the service and over HTTP, against the same statements by pgbench
  transition  a step of dossiers, against the same statements by pgbench
  relay       a full outbox moved to the stream, against publishing alone
  growth      receiving dossiers into 10^4, 10^5 and 10^6, in turns
  call        a query over the bus, against a bare request of the same bytes
  search      every way to find one of a million dossiers, against reading everything
  track       tracking over HTTP, against bare Fastify and a pool
  lifecycle   whole lives of dossiers over HTTP, against their SQL and their messages alone
  rollout     services restarted under load
  report      the reports by unit and by commune of today, against GROUP BY; with --data those of a running installation
  replay      all figures from all facts, against INSERT … SELECT … GROUP BY
  storm       three times as many looks as can be answered
  import      dossiers of an earlier system, against COPY and index build

Each ends with a check of what it did. Exit code 7: a target was not reached, or a check failed and the figures do not count.`;

/** Commands are loaded when they run: `--help` and a typing error answer at once. */
function program(): Command {
  const root = new Command('haicap')
    .description('One command starts a province: PostgreSQL, the bus, Redis and every service, without Docker.')
    .option('--no-color', 'plain text')
    .showHelpAfterError('(./haicap --help lists the commands)')
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_HELP)
    .exitOverride();
  addLifeCommands(root);
  addCareCommands(root);
  addProvinceCommands(root);
  return root;
}

function command(root: Command, name: string, description: string): Command {
  return root.command(name).description(description)
    .option('--data <folder>', 'where the installation keeps everything (default: .haicap beside this script)')
    .option('--no-color', 'plain text');
}

/** What commander may hand over; each command takes what it declared. */
type Flags = {
  data?: string; json?: boolean; color?: boolean; province?: string; port?: string; postgres?: string; detach?: boolean; with?: string; empty?: boolean; clock?: string;
  follow?: boolean; lines?: string; minutes?: string; seed?: string; keep?: string; only?: string; long?: boolean; check?: boolean; wait?: boolean; file?: string;
  service?: string; offline?: string; export?: string; dryRun?: boolean; retire?: boolean; sizes?: string; seconds?: string; svg?: string;
  source?: string; validFrom?: string; codeProperty?: string; terrainProperty?: string;
};
const finish = (run: (flags: Flags, words: string[]) => Promise<number>) => async (...args: unknown[]): Promise<void> => {
  const self = args.at(-1) as Command;
  const flags = { ...self.optsWithGlobals(), ...self.opts() } as Flags;
  if (self.parent?.opts()['color'] === false) flags.color = false;
  await leave(await run(flags, self.args));
};

function addLifeCommands(root: Command): void {
  command(root, 'up', 'start a province, or go on with the data it has')
    .option('--province <code>', 'two digits of one of the 34 provinces (default: 38, Thanh Hóa)')
    .option('--port <port>', "the gateway's port, the only fixed one (default: 8080)")
    .option('--detach', 'go on in the background; stop with ./haicap down')
    .option('--clock <instant>', 'a trial that lives at another time, for example 2026-11-25T14:55; moved with ./haicap clock')
    .option('--with <programs>', 'payment-simulator: a payment platform to try online payment with; identity-provider: VNeID and the sign-in of a province; a comma between both')
    .option('--empty', 'units, procedures and accounts, but no simulated work')
    .addOption(new Option('--postgres <source>', 'system: use the PostgreSQL files installed on this machine'))
    .option('--json', 'one JSON document on stdout, progress on stderr')
    .action(finish(async (flags) => (await import('./commands/up.ts')).up(flags)));
  command(root, 'down', 'drain and stop what runs in a data folder')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/down.ts')).down(flags)));
  command(root, 'clock', 'show or move the clock of a trial that was started with --clock').argument('[instant]', 'for example 2026-11-25T15:01, local time, or with an offset; only forward')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags, [instant]) => (await import('./commands/clock.ts')).clock(flags, instant)));
  root.command('supervise <options>', { hidden: true })
    .action(async (options: string) => leave(await (await import('./commands/up-detached.ts')).supervise(options)));
}

function addCareCommands(root: Command): void {
  command(root, 'status', 'what runs, since when, with how much memory')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/status.ts')).status(flags)));
  command(root, 'doctor', 'check the machine and the installation; every problem with its remedy')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/doctor.ts')).doctor(flags)));
  command(root, 'logs', 'the end of the logs, or of one of them').argument('[service]', 'for example dossier, postgres, supervisor')
    .option('--follow', 'go on as lines come').option('--lines <n>', 'how many of the last lines (default: 50 of one log, 5 of each)')
    .action(finish(async (flags, [service]) => (await import('./commands/logs.ts')).logs(flags, service)));
  command(root, 'token', 'print an access token of a demo account').argument('<account>', 'for example motcua.14797')
    .action(finish(async (flags, [account]) => (await import('./commands/token.ts')).token(flags, account ?? '')));
  command(root, 'sandbox', 'make a program of your own in the running installation: client id, secret, units, procedures and dossiers to play with')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/sandbox.ts')).sandbox(flags)));
  command(root, 'change-receipt-key', 'give the installation a new key for receipts; the one before only verifies from now on')
    .action(finish(async (flags) => (await import('./commands/change-receipt-key.ts')).changeKey(flags)));
  command(root, 'rotate-keys', 'give person columns a new key while services run, encrypt every cell anew, and take the former key away; broken off, it goes on')
    .option('--dry-run', 'only show which keys the cells name, and what would be done').option('--retire', 'take former keys away, if no cell names one any more')
    .option('--json', 'one JSON document on stdout, progress on stderr')
    .action(finish(async (flags) => (await import('./commands/rotate-keys.ts')).rotateKeys(flags)));
  command(root, 'retention', 'say for each kind of data how long it is kept and by which law, and what would go today; takes nothing away')
    .option('--dry-run', 'what it always is').option('--rules <file>', 'what the province decided (default: retention-rules.json in the data folder, if it is there)')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/retention.ts')).retention(flags)));
  command(root, 'replay-dead-letters', 'have services apply the facts they had set aside, once the cause is mended').argument('[service]', 'one that follows others, for example reporting; all without it')
    .option('--json', 'one JSON document on stdout, progress on stderr')
    .action(finish(async (flags, [service]) => (await import('./commands/replay-dead-letters.ts')).replayDeadLetters(flags, service)));
  command(root, 'verify-audit', 'recompute every audit trail; names the first row that was altered, deleted, reordered, cut off or inserted')
    .option('--service <name>', 'only the trail of this service').option('--export <folder>', 'write trails, checkpoints and public key there instead, for somebody else to check')
    .option('--offline <folder>', 'check what was exported there; no installation is needed')
    .option('--key <keyId>', 'with --offline: the key that has to have signed it, as GET /api/v1/audit-roots of the installation names it')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/verify-audit.ts')).verifyAudit(flags)));
  command(root, 'db-script', 'print the SQL that makes databases, roles and extensions, for a DBA')
    .action(finish(async () => (await import('./commands/db-script.ts')).dbScript()));
  command(root, 'test', 'run the tests against real servers on free ports').argument('[kind]', 'unit, integration, system or e2e, all of these without it; clients: the examples, where their languages are installed')
    .option('--only <pattern>', 'only files whose path matches').option('--long', 'also the long variants')
    .addOption(new Option('--postgres <source>', 'system: use the PostgreSQL files installed on this machine'))
    .action(finish(async (flags, [kind]) => (await import('./commands/test.ts')).test(flags, kind)));
  root.command('chaos').description('break installations of its own and count what was lost').argument('[scenario]', 'mix: every fault of at most ten seconds (default); all; or one of those below')
    .option('--minutes <n>', 'how long the mix goes on; from 40 on all but the last three run (default: 10)').option('--seed <n>', 'draws the faults (default: 1)')
    .option('--json <file>', 'write every figure into this file').option('--keep <folder>', 'keep histories and logs there').option('--no-color', 'plain text')
    .addHelpText('after', CHAOS_HELP)
    // Here and in `bench` --json takes a value, the file.
    .action(finish(async ({ json, ...flags }, [scenario]) => (await import('./commands/chaos.ts')).chaos({ ...flags, jsonFile: json as unknown as string | undefined }, scenario)));
  command(root, 'sample', 'load data of a real size through the bulk path').argument('<what>', 'h1-2025: the first half of 2025 of Thanh Hóa, 508,350 dossiers')
    .option('--no-wait', 'end when everything is committed, without waiting for reporting').option('--check', 'load nothing; count again from the rows and compare with reporting')
    .option('--file <rows.csv>', 'load this row file instead of a generated one').option('--json', 'one JSON document on stdout, progress on stderr')
    .action(finish(async (flags, [what]) => (await import('./commands/sample.ts')).sample(flags, what ?? '')));
  command(root, 'bench', 'measure the product against the machine, in turns in one run').argument('[names...]', 'some of those below; all of them without any')
    .option('--json <file>', 'write every figure into this file').option('--svg <folder>', 'draw the curves there').option('--sizes <list>', 'numbers of rows, for example 1e4,1e5,1e6')
    .option('--only <pattern>', 'only measurements whose line matches').option('--seconds <n>', 'how long a round lasts (default: 3)').option('--minutes <n>', 'how long a storm blows (default: three rounds)')
    .addHelpText('after', BENCH_HELP)
    .action(finish(async ({ json, ...flags }, names) => (await import('./commands/bench.ts')).bench({ ...flags, jsonFile: json as unknown as string | undefined }, names)));
}

function addProvinceCommands(root: Command): void {
  command(root, 'import-boundaries', 'give the registry the boundaries of all communes, for the map of the province; one thing wrong and nothing changes').argument('<file>', 'GeoJSON FeatureCollection in WGS84, a feature per commune')
    .requiredOption('--source <words>', 'where they come from and under which licence; shown beside the map')
    .option('--valid-from <day>', 'from which day on they hold, for example 2025-07-01: the communes of that day have to be there (default: today)')
    .option('--code-property <name>', 'the property with the five digits of the commune (default: code)')
    .option('--terrain-property <name>', 'the property with plain, midland, mountain or island, by which units are compared with their like')
    .option('--dry-run', 'only check').option('--json', 'one JSON document on stdout')
    .action(finish(async (flags, [file]) => (await import('./commands/import-boundaries.ts')).importBoundaries(flags, file ?? '')));
}

/** Streams are flushed before the process ends: a pipe may still hold half of a JSON document. */
async function leave(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((done) => { if (stream.writable) stream.write('', () => done()); else done(); });
  }
  process.exit(code);
}

async function main(): Promise<void> {
  surviveClosedPipes();
  try {
    await program().parseAsync();
  } catch (error) {
    await leave(explain(error));
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const failure = error instanceof CliFailure ? error : unexpected(error);
  const terminal = new Terminal({ color: !process.argv.includes('--no-color') });
  if (process.argv.includes('--json')) terminal.document({ ok: false, exitCode: failure.exitCode, error: failure.message, remedy: failure.remedy });
  process.stderr.write(`${terminal.red('haicap:')} ${failure.message}\n`);
  if (failure.remedy !== undefined) process.stderr.write(`        ${failure.remedy}\n`);
  return failure.exitCode;
}

/** A bug of the launcher keeps its stack. */
function unexpected(error: unknown): CliFailure {
  return new CliFailure(EXIT.internal, `unexpected: ${error instanceof Error ? error.stack ?? error.message : reasonOf(error)}`);
}

await main();
