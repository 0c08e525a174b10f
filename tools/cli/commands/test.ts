import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePostgresSource } from '../backing/postgres-binaries.ts';
import { buildWhatChanged } from '../build/build.ts';
import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { Steps, stepPrinter } from '../terminal/steps.ts';
import { Terminal } from '../terminal/terminal.ts';
import { ensureBrowsers } from '../testing/browsers.ts';
import { runJest } from '../testing/run-jest.ts';
import { endStages } from '../testing/stages.ts';
import { PATTERNS, addCounts, lastLine, parseTestKind } from '../testing/test-kinds.ts';
import type { Counts, TestKind } from '../testing/test-kinds.ts';
import { startTestServers } from '../testing/test-servers.ts';
import type { TestServers } from '../testing/test-servers.ts';

type Flags = { only?: string; long?: boolean; color?: boolean; postgres?: string };

/** Real servers on free ports, every test once, everything stopped and removed, and the counts in the last line. */
export async function test(flags: Flags, kind: string | undefined): Promise<ExitCode> {
  if (kind === 'clients') return (await import('../testing/test-clients.ts')).testClients(flags);
  const kinds = parseTestKind(kind);
  const terminal = new Terminal(flags);
  const steps = new Steps(stepPrinter(terminal));
  let stopJest = (): void => undefined;
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { interrupted = true; stopJest(); });
  if (kinds.includes('e2e')) await ensureBrowsers((text) => terminal.say(text));
  await steps.run('Build what changed', buildWhatChanged);
  const servers = await steps.run('Servers for the tests', async (note) => {
    const started = await startTestServers({ source: parsePostgresSource(flags.postgres), seeded: kinds.includes('integration'), say: (text) => terminal.say(text) });
    note(started.described);
    return started;
  });
  const counts: Counts[] = [];
  try {
    for (const phase of phasesOf(kinds)) {
      if (interrupted) break;
      const resultFile = join(tmpdir(), `haicap-jest-${process.pid}.json`);
      rmSync(resultFile, { force: true });
      counts.push(await runJest({ ...phase, only: flags.only, resultFile, env: environmentOf(flags, servers) }, (stop) => { stopJest = stop; }));
      rmSync(resultFile, { force: true });
    }
  } finally {
    endStages(servers.env['HAICAP_TEST_TMP'] ?? '', (text) => terminal.say(terminal.yellow(text)));
    const strays = await servers.stop();
    if (strays.length > 0) terminal.say(terminal.yellow(`ended what tests had left running: ${strays.join(', ')}`));
  }
  return conclude(terminal, addCounts(counts), interrupted);
}

/** Whole stacks share two cores badly: system tests run one file at a time, after the others. Browser specs wait for pages most of the time: two at once, each with an installation that the next one takes over. */
type Phase = { oneByOne: boolean; order?: string; environment?: string };

function phasesOf(kinds: readonly TestKind[]): (Phase & { patterns: readonly string[] })[] {
  const phases: readonly (Phase & { among: readonly TestKind[] })[] = [{ among: ['unit', 'integration'], oneByOne: false }, { among: ['system'], oneByOne: true }, { among: ['e2e'], oneByOne: false, order: 'tests/e2e/order.mjs', environment: 'tests/e2e/telling-environment.mjs' }];
  return phases.map(({ among, ...phase }) => ({ ...phase, patterns: kinds.filter((kind) => among.includes(kind)).flatMap((kind) => PATTERNS[kind]) }))
    .filter(({ patterns }) => patterns.length > 0);
}

function environmentOf(flags: Flags, servers: TestServers): Record<string, string> {
  return { ...servers.env, ...(flags.long === true ? { HAICAP_TEST_LONG: '1' } : {}) };
}

function conclude(terminal: Terminal, counts: Counts, interrupted: boolean): ExitCode {
  const nothing = counts.passed + counts.failed === 0;
  if (nothing && !interrupted) terminal.say(terminal.yellow('No test ran.'));
  terminal.say(lastLine(counts));
  if (interrupted) return EXIT.interrupted;
  return counts.failed === 0 && !nothing ? EXIT.ok : EXIT.checks;
}
