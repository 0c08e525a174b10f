import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeSharedClusters, signalIfAlive } from '../../backing/postgres-cluster.ts';
import { readRunFile } from '../../installation/run-file.ts';
import { identityOf, isAlive } from '../../state/process-identity.ts';
import { treeOf } from '../../state/process-memory.ts';

const END_MS = 15_000;
const LOOK_MS = 50;

const made = new Set<string>();

/** Where an installation in a scratch folder, or a server, keeps everything. */
export function dataOf(folder: string): string {
  return join(folder, 'data');
}

/** A folder for servers that live as long as a benchmark. */
export function makeScratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-bench-'));
  made.add(folder);
  // The account PostgreSQL runs under has to pass.
  chmodSync(folder, 0o755);
  return folder;
}

export function removeScratchFolder(folder: string): void {
  removeSharedClusters(folder);
  rmSync(folder, { recursive: true, force: true });
  made.delete(folder);
}

/**
 * Ends everything that a benchmark started and removes its folders, at once: what is in them is for nobody. This process stands still
 * until the others have ended, so that none of them is started again.
 */
export function abandonScratch(): void {
  const doomed = startedHere().flatMap((pid) => identityOf(pid) ?? []);
  for (const { pid } of doomed) signalIfAlive(pid, 'SIGINT');
  const deadline = performance.now() + END_MS;
  while (doomed.some(isAlive) && performance.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
  for (const one of doomed) if (isAlive(one)) signalIfAlive(one.pid, 'SIGKILL');
  for (const folder of made) removeScratchFolder(folder);
}

/** Everything below this process, and below an installation that has taken leave of it. */
function startedHere(): number[] {
  const supervisors = [...made].flatMap((folder) => readRunFile(dataOf(folder))?.supervisor?.pid ?? []);
  return [process.pid, ...supervisors].flatMap(treeOf).filter((pid) => pid !== process.pid);
}
