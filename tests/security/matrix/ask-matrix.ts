import { readFileSync } from 'node:fs';
import { ABROAD, COLUMNS, HOME, OPERATIONS, register, titleOf, Tokens, type Door } from './personas.js';
import { Planting } from './planted.js';
import { probe } from './probe.js';

/** Every route × everybody × own and foreign, as docs/api/authorization-units.csv says it. */
export const MATRIX_FILE = new URL('../../../docs/api/authorization-units.csv', import.meta.url);
const PROGRAMS = { own: 'Chương trình của xã', foreign: 'Chương trình của xã khác' };

/** More askers than an office has processors only wait for one another. */
const AT_ONCE = 6;

export interface Asked {
  readonly cells: number;
  readonly tally: Readonly<Record<string, number>>;
  /** What was answered otherwise than the document says, in either direction. */
  readonly wrong: readonly string[];
}

/** Asks a running installation every cell: each person one route after the other, a few people beside one another. */
export async function askMatrix(door: Door): Promise<Asked> {
  const expected = readMatrix();
  const [home, abroad] = [await unitOf(door, HOME), await unitOf(door, ABROAD)];
  const own = await register(door, PROGRAMS.own, [home]);
  const planted = await new Planting(door).all(own, await register(door, PROGRAMS.foreign, [abroad]));
  const tokens = new Tokens(door, own);
  const tally: Record<string, number> = {};
  const wrong: string[] = [];
  const askAll = async (column: (typeof COLUMNS)[number]): Promise<void> => {
    const [persona, whose] = column;
    for (const operation of OPERATIONS.keys()) {
      const cell = await probe(door.origin, { operation, persona, token: await tokens.of(persona, operation), planted: planted(persona, whose) });
      tally[cell] = (tally[cell] ?? 0) + 1;
      const wanted = expected.get(operation)?.get(titleOf(column));
      if (cell !== wanted) wrong.push(`${operation} by ${titleOf(column)}: ${cell}, and the matrix says ${wanted ?? 'nothing'}`);
    }
  };
  const waiting = [...COLUMNS];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let column = waiting.shift(); column !== undefined; column = waiting.shift()) await askAll(column);
  }));
  return { cells: Object.values(tally).reduce((sum, n) => sum + n, 0), tally, wrong: wrong.toSorted() };
}

function readMatrix(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [head = [], ...rows] = readFileSync(MATRIX_FILE, 'utf8').trim().split('\n').map((line) => line.split(','));
  return new Map(rows.map(([operation = '', ...cells]) => [operation, new Map(cells.map((cell, at) => [head[at + 1] ?? '', cell]))]));
}

async function unitOf(door: Door, code: string): Promise<string> {
  const { items: [unit] } = await door.ask<{ items: { unitId: string }[] }>(`/api/v1/units?level=commune&code=${code}`);
  if (unit === undefined) throw new Error(`no commune ${code}`);
  return unit.unitId;
}
