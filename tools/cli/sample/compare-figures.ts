import { add, FIGURE_NAMES, NO_FIGURES } from './raw-figures.ts';
import type { Figures, FigureTable } from './raw-figures.ts';

export type Compared = { view: string; rows: number; raw: Figures; reported: Figures; difference: number; examples: string[] };

/** Both sides of a table: their sums, and how far apart they are summed over every row and figure; 0 means every cell is equal. */
export function compareTables(view: string, raw: FigureTable, reported: FigureTable): Compared {
  const examples: string[] = [];
  let difference = 0;
  const keys = new Set([...raw.keys(), ...reported.keys()]);
  for (const key of keys) {
    for (const name of FIGURE_NAMES) {
      const [ours, theirs] = [raw.get(key)?.[name] ?? 0, reported.get(key)?.[name] ?? 0];
      if (ours === theirs) continue;
      difference += Math.abs(ours - theirs);
      if (examples.length < 5) examples.push(`${key} ${name}: rows ${ours}, reporting ${theirs}`);
    }
  }
  return { view, rows: keys.size, raw: sumOf(raw), reported: sumOf(reported), difference, examples };
}

export function sumOf(table: FigureTable): Figures {
  return [...table.values()].reduce((sum, one) => add(sum, one), NO_FIGURES);
}
