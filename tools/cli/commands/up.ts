import { parsePostgresSource } from '../backing/postgres-binaries.ts';
import type { ExitCode } from '../failure.ts';
import { resolveDataFolder } from '../installation/data-folder.ts';
import { parseInstant } from '../installation/trial-clock.ts';
import { parsePort, parseProvince } from '../installation/provinces.ts';
import type { UpOptions } from '../supervisor/preflight.ts';
import { runUntilStopped } from '../supervisor/run-until-stopped.ts';
import { parseSimulators } from '../supervisor/start-simulators.ts';
import { printSummary } from '../terminal/print-summary.ts';
import { stepPrinter } from '../terminal/steps.ts';
import { Terminal } from '../terminal/terminal.ts';
import { startDetached } from './up-detached.ts';

export type UpFlags = {
  province?: string; port?: string; data?: string; postgres?: string;
  detach?: boolean; with?: string; empty?: boolean; clock?: string; json?: boolean; color?: boolean;
};

export function parseUpFlags(flags: UpFlags, beganAtMs: number): UpOptions {
  const postgres = parsePostgresSource(flags.postgres);
  return {
    dataFolder: resolveDataFolder(flags.data),
    province: flags.province === undefined ? undefined : parseProvince(flags.province),
    port: flags.port === undefined ? undefined : parsePort(flags.port),
    empty: flags.empty === true,
    simulators: parseSimulators(flags.with),
    clock: flags.clock === undefined ? undefined : parseInstant(flags.clock).toISOString(),
    postgres,
    beganAtMs,
  };
}

export async function up(flags: UpFlags): Promise<ExitCode> {
  const options = parseUpFlags(flags, Math.round(performance.timeOrigin));
  const terminal = new Terminal(flags);
  const event = stepPrinter(terminal);
  const ready = (summary: Parameters<typeof printSummary>[1]): void => {
    if (terminal.json) terminal.document(summary);
    else printSummary(terminal, summary, flags.detach === true);
  };
  if (flags.detach === true) return await startDetached(options, event, ready);
  return await runUntilStopped(options, { event, ready, stopping: (names) => terminal.say(terminal.dim(`    stopping ${names.join(', ')}`)) });
}
