import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import type { Known } from '../installation/running.ts';
import { serviceEnvironment } from '../installation/service-environment.ts';

const ENTRY = 'services/dossier/dist/bulk-load/main.js';

const progress = z.object({ msg: z.literal('bulk load'), step: z.enum(['stage', 'validate', 'write', 'analyze']), rows: z.int(), of: z.int().nullable(), elapsedMs: z.int() });
export type LoadStep = z.infer<typeof progress>;
const done = z.object({
  msg: z.literal('bulk load'), step: z.literal('done'), elapsedMs: z.int(), loadId: z.string(), rows: z.int(), accepted: z.int(), alreadyThere: z.int(),
  rejected: z.int(), lastEvent: z.string(), reasons: z.array(z.object({ reason: z.string(), rows: z.int() })),
});
const failed = z.object({ msg: z.literal('bulk load'), step: z.literal('failed'), reason: z.string() });
export type LoadOutcome = Omit<z.infer<typeof done>, 'msg' | 'step'>;

export type LoadOrder = { file: string; source: string; errorFile: string };

/** Runs the bulk path of dossier as a process of its own, as a Job would, and reads what it logs. */
export async function runBulkLoad(known: Known, order: LoadOrder, onStep: (step: LoadStep) => void): Promise<LoadOutcome> {
  const entry = join(projectRoot, ENTRY);
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `${ENTRY} is not built`, 'build it: npx tsc -b services/dossier');
  const { run, secrets, connections } = known;
  const env = serviceEnvironment('dossier', true, {
    province: run.province, port: run.port, ...connections, secrets, healthPorts: {}, identityPort: run.ports['identity'] ?? 0, filesPort: 0, filesFolder: '', auditCheckpoints: pathsOf(known.dataFolder).auditCheckpoints, dataKeyRing: pathsOf(known.dataFolder).dataKeyRing,
  });
  const child = spawn(process.execPath, ['--enable-source-maps', entry, '--file', order.file, '--source', order.source, '--errors', order.errorFile, '--provisional-codes'],
    { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let outcome: LoadOutcome | undefined;
  let reason = '';
  child.stderr.on('data', (chunk: Buffer) => { reason = `${reason}${chunk.toString()}`.slice(-2000); });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const entryOfLog = parseLine(line);
    const step = progress.safeParse(entryOfLog);
    if (step.success) onStep(step.data);
    else if (done.safeParse(entryOfLog).success) outcome = done.parse(entryOfLog);
    else if (failed.safeParse(entryOfLog).success) ({ reason } = failed.parse(entryOfLog));
  }
  const code = await ended;
  if (outcome === undefined) throw new CliFailure(code === 2 ? EXIT.usage : EXIT.internal, `the bulk load ended with ${code}: ${reason.trim()}`, 'what it had committed stays; run the command again to go on');
  return outcome;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Something that is no log line, such as a warning of Node.
    return undefined;
  }
}
