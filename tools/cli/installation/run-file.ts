import { z } from 'zod';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { readIfPresent, writeWhole } from '../state/files.ts';
import { pathsOf } from './data-folder.ts';

const identity = z.object({ pid: z.int(), startedTicks: z.string(), bootId: z.string() });

const processEntry = z.object({
  identity: identity.nullable(),
  kind: z.enum(['backing', 'service', 'simulator']),
  state: z.enum(['starting', 'ready', 'restarting', 'stopping', 'stopped']),
  restarts: z.int(),
  startedAt: z.string(),
  log: z.string(),
  stopSignal: z.string(),
  healthPort: z.int().optional(),
  lastExit: z.string().optional(),
});
export type ProcessEntry = z.infer<typeof processEntry>;

const runFile = z.object({
  schema: z.literal(1),
  phase: z.enum(['starting', 'ready', 'stopping', 'stopped', 'failed']),
  province: z.string(),
  port: z.int(),
  empty: z.boolean(),
  startedAt: z.string(),
  supervisor: identity.nullable(),
  ports: z.record(z.string(), z.int()),
  choices: z.array(z.object({ name: z.enum(['postgresql', 'nats', 'redis']), which: z.string(), why: z.string(), version: z.string(), url: z.string() })),
  /** In starting order. */
  processes: z.record(z.string(), processEntry),
});

/** What runs in a data folder and what to remember for the next start. Written whole by the supervisor alone. */
export type RunFile = z.infer<typeof runFile>;

export function readRunFile(dataFolder: string): RunFile | undefined {
  const path = pathsOf(dataFolder).run;
  try {
    const text = readIfPresent(path);
    return text === undefined ? undefined : runFile.parse(JSON.parse(text));
  } catch (error) {
    throw new CliFailure(EXIT.data, `${path} cannot be read (${reasonOf(error).slice(0, 200)})`, 'move it away; ports and province are then chosen anew');
  }
}

export function writeRunFile(dataFolder: string, run: RunFile): void {
  writeWhole(pathsOf(dataFolder).run, `${JSON.stringify(run, null, 2)}\n`);
}
