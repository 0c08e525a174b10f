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
  return root;
}

function command(root: Command, name: string, description: string): Command {
  return root.command(name).description(description)
    .option('--data <folder>', 'where the installation keeps everything (default: .haicap beside this script)')
    .option('--no-color', 'plain text');
}

type Flags = Record<string, never> & { color?: boolean };
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
    .option('--empty', 'units, procedures and accounts, but no simulated work')
    .addOption(new Option('--postgres <source>', 'system: use the PostgreSQL files installed on this machine'))
    .option('--json', 'one JSON document on stdout, progress on stderr')
    .action(finish(async (flags) => (await import('./commands/up.ts')).up(flags)));
  command(root, 'down', 'drain and stop what runs in a data folder')
    .option('--json', 'one JSON document on stdout')
    .action(finish(async (flags) => (await import('./commands/down.ts')).down(flags)));
  root.command('supervise <options>', { hidden: true })
    .action(async (options: string) => leave(await (await import('./commands/up-detached.ts')).supervise(options)));
}

function addCareCommands(_root: Command): void {
  // Filled below.
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
  const json = process.argv.includes('--json');
  const terminal = new Terminal({ color: !process.argv.includes('--no-color') });
  const known = error instanceof CliFailure ? error : undefined;
  const text = known?.message ?? `unexpected: ${error instanceof Error ? error.stack ?? error.message : reasonOf(error)}`;
  const exitCode = known?.exitCode ?? EXIT.internal;
  if (json) terminal.document({ ok: false, exitCode, error: text, ...(known?.remedy === undefined ? {} : { remedy: known.remedy }) });
  process.stderr.write(`${terminal.red('haicap:')} ${text}\n${known?.remedy === undefined ? '' : `        ${known.remedy}\n`}`);
  return exitCode;
}

await main();
