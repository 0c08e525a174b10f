import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { DossierRow, StepRow } from '../sources/rows.ts';

export type CounterRow = { agency: string; day: string; last: number };
export type BlockRow = CounterRow & { desk: string; unitId: string; first: number; next: number };

type Numbered = { dossier: DossierRow; agency: string; day: string; number: number };

const CODE = /^(.+)-(\d{2})(\d{2})(\d{2})-(\d{4,7})$/;
const dayKey = ({ agency, day }: { agency: string; day: string }): string => `${agency} ${day}`;

/** Every code is one dossier's, names the day on which it was filed in Vietnam, and is a number that was given out then. */
export function checkCodes(rows: { dossiers: readonly DossierRow[]; steps: readonly StepRow[]; counters: readonly CounterRow[]; blocks: readonly BlockRow[] }): Verdict {
  const findings = new Findings('codes');
  const firstDay = new Map(rows.steps.filter(({ version }) => version === 1).map(({ dossierId, type, day }) => [dossierId, { type, day }]));
  const numbered: Numbered[] = [];
  // What was loaded keeps the code it had.
  for (const dossier of rows.dossiers.filter(({ loaded }) => !loaded)) {
    const [code, agency = '', year, month, date, number] = CODE.exec(dossier.code) ?? [];
    const day = `20${year}-${month}-${date}`;
    const begun = firstDay.get(dossier.id);
    if (!findings.expect(code !== undefined, () => `${dossier.code} is no code`)) continue;
    const isOfDay = begun?.day === day && (begun.type !== 'received' || dossier.receivedOn === day);
    findings.expect(isOfDay, () => `${dossier.code} was ${begun?.type ?? 'never filed'} on ${begun?.day ?? 'no day'} and received on ${dossier.receivedOn ?? 'none'}`);
    numbered.push({ dossier, agency, day, number: Number(number) });
  }
  checkNumbers(findings, numbered, rows.counters, rows.blocks);
  return findings.verdict();
}

function checkNumbers(findings: Findings, numbered: readonly Numbered[], counters: readonly CounterRow[], blocks: readonly BlockRow[]): void {
  const usedOf = Map.groupBy(numbered, dayKey);
  const blocksOf = Map.groupBy(blocks, dayKey);
  const lastOf = new Map(counters.map((counter) => [dayKey(counter), counter.last]));
  for (const [key, used] of usedOf) checkUsed(findings, key, used, blocksOf.get(key) ?? []);
  for (const [key, ofDay] of blocksOf) {
    checkBlocks(findings, key, ofDay.toSorted((a, b) => a.first - b.first), lastOf.get(key) ?? 0);
    const taken = new Set(usedOf.get(key)?.map(({ number }) => number));
    for (const block of ofDay) checkNoneMissing(findings, key, block, taken);
  }
}

function checkUsed(findings: Findings, key: string, used: readonly Numbered[], blocks: readonly BlockRow[]): void {
  for (const { dossier, number } of used) {
    const block = blocks.find(({ first, next }) => first <= number && number < next);
    findings.expect(block?.unitId === dossier.receivingUnitId, () => `${dossier.code} is a number that nobody gave to the unit ${dossier.receivingUnitId}`);
  }
  findings.expect(new Set(used.map(({ number }) => number)).size === used.length, () => `${key}: a number was given twice`);
}

function checkBlocks(findings: Findings, key: string, sorted: readonly BlockRow[], counter: number): void {
  for (const [index, { first, last }] of sorted.entries()) {
    const isApart = first > (sorted[index - 1]?.last ?? 0) && last <= counter;
    findings.expect(isApart, () => `${key}: the block from ${first} to ${last} overlaps, or lies beyond ${counter}`);
  }
}

/** A number is taken in the transaction of its dossier, so none can be missing. */
function checkNoneMissing(findings: Findings, key: string, { first, next }: BlockRow, taken: ReadonlySet<number>): void {
  for (let number = first; number < next; number += 1) {
    findings.expect(taken.has(number), () => `${key}: the number ${number} was given out and no dossier has it`);
  }
}
