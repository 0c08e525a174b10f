import type { Findings } from '../findings.ts';

/** A row under its key; everything else about it is one text, the same on both sides. */
export type KeyedRow = { key: string; value: string };

/** A table and what it is a copy of. */
export type Copy = { name: string; source: string; owner: readonly KeyedRow[]; copy: readonly KeyedRow[] };

/** Compares a copy with its owner row by row. A key begins with its aggregate; those that are blocked are left out. */
export function compareCopy(findings: Findings, { name, owner, copy }: Copy, blocked: ReadonlyMap<string, number>): void {
  const isBlocked = ({ key }: KeyedRow): boolean => blocked.has(key.split(' ')[0] ?? '');
  const here = new Map(copy.map(({ key, value }) => [key, value]));
  const there = new Map<string, string>();
  for (const row of owner) {
    there.set(row.key, row.value);
    if (!isBlocked(row)) findings.expect(here.get(row.key) === row.value, () => `${name} ${row.key} is ${here.get(row.key) ?? 'missing'} and should be ${row.value}`);
  }
  for (const row of copy) {
    if (!isBlocked(row)) findings.expect(there.has(row.key), () => `${name} ${row.key} is not at its owner`);
  }
}
