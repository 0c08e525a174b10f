import { readFileSync, readdirSync } from 'node:fs';

/**
 * Bytes of a process and its children. The proportional size counts a page shared by n processes as 1/n in each, so a
 * sum over PostgreSQL's backends is true; where the kernel refuses it (another account) the resident size stands in.
 */
export function memoryOfTree(pid: number): number {
  let total = 0;
  for (const member of treeOf(pid)) total += memoryOf(member);
  return total;
}

function memoryOf(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB/m) ?? kilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m) ?? 0;
}

function kilobytes(path: string, pattern: RegExp): number | undefined {
  try {
    const found = pattern.exec(readFileSync(path, 'utf8'))?.[1];
    return found === undefined ? undefined : Number(found) * 1024;
  } catch {
    return undefined;
  }
}

export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== undefined) children.set(parent, [...children.get(parent) ?? [], Number(name)]);
  }
  const found: number[] = [];
  const visit = (pid: number): void => {
    found.push(pid);
    for (const child of children.get(pid) ?? []) visit(child);
  };
  visit(root);
  return found;
}

function parentOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended while the list was read.
    return undefined;
  }
}
