import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identityOf, isAlive } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

export type Held = { release: () => void };

/** Takes the lock or names the living process that holds it. A lock of a dead process is taken over. */
export function tryLock(path: string): Held | ProcessIdentity {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createLock(path)) return { release: () => rmSync(path, { force: true }) };
    const holder = holderOf(path);
    if (holder !== undefined && isAlive(holder)) return holder;
    if (holder !== undefined) removeDeadLock(path);
  }
  return holderOf(path) ?? { pid: 0, startedTicks: '', bootId: '' };
}

export async function waitForLock(path: string, onWait: (holder: ProcessIdentity) => void): Promise<Held> {
  let told = false;
  for (;;) {
    const lock = tryLock(path);
    if ('release' in lock) return lock;
    if (!told) onWait(lock);
    told = true;
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** A hard link appears with its content, so nobody ever reads a half-written lock. */
function createLock(path: string): boolean {
  const beside = besideOf(path);
  writeFileSync(beside, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Moves the lock aside before looking again: another process may have replaced the dead one in the meantime. */
function removeDeadLock(path: string): void {
  const beside = besideOf(path);
  try {
    renameSync(path, beside);
    const moved = holderOf(beside);
    if (moved !== undefined && isAlive(moved)) linkSync(beside, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function besideOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}`;
}

function holderOf(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    // It went away between two looks; the caller tries once more.
    return undefined;
  }
}
