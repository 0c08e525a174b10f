import { readFileSync } from 'node:fs';
import { treeOf } from '../../state/process-memory.ts';
import type { Sample } from './benchmark.ts';

// The kernel counts in ticks of 10 ms on every machine that Node runs on (USER_HZ).
const TICK_US = 10_000;

/** CPU time so far of processes and all below them, in microseconds; those that ended and were waited for included. */
export function cpuOfTrees(roots: readonly number[]): number {
  const members = new Set(roots.flatMap((root) => treeOf(root)));
  return [...members].reduce((sum, pid) => sum + cpuOf(pid), 0);
}

function cpuOf(pid: number): number {
  try {
    return ticksOf(readFileSync(`/proc/${pid}/stat`, 'utf8')) * TICK_US;
  } catch {
    // It ended while the list was read; its parent has its time by now.
    return 0;
  }
}

/** User and system time of a process and of its children that ended: fields 14 to 17 of proc(5). */
export function ticksOf(stat: string): number {
  // The name of the program stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

/** A round, and what these processes spent on it. */
export async function withCost(roots: () => readonly number[], work: () => Promise<Sample>): Promise<Sample> {
  const before = cpuOfTrees(roots());
  const sample = await work();
  return { ...sample, cpuUs: cpuOfTrees(roots()) - before };
}
