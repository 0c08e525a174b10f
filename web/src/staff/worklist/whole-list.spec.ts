import type { Dossier } from '@haicap/contracts';
import type { DossierPage } from './dossier-query.js';
import { everyRow } from './whole-list.js';

const pages: Readonly<Record<string, DossierPage>> = {
  '': { items: [{ code: '1' }, { code: '2' }] as Dossier[], nextCursor: 'a' }, a: { items: [], nextCursor: 'b' }, b: { items: [{ code: '3' }] as Dossier[] },
};
const page = (cursor: string) => Promise.resolve(pages[cursor] ?? { items: [] });

describe('every row of a list', () => {
  it('comes from all its pages, an empty one among them, and is counted as it comes', async () => {
    const told: number[] = [];
    const { rows, isCut } = await everyRow(page, (count) => told.push(count));
    expect([rows.map(({ code }) => code), isCut, told]).toEqual([['1', '2', '3'], false, [2, 2, 3]]);
  });

  it('ends where a workbook would be too large, and says so', async () => {
    const { rows, isCut } = await everyRow(page, () => undefined, 1);
    expect([rows.map(({ code }) => code), isCut]).toEqual([['1'], true]);
  });
});
