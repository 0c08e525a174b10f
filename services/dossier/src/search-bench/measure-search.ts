import { searchDossiers } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { SearchDossiers } from '../search/search-dossiers.js';
import type { Question, SearchRequest } from './bench-questions.js';
import { scanDossiers } from './scan.store.js';
import { unitOf } from './seed-bench.store.js';

export interface MeasuredKind {
  readonly kind: string;
  readonly runs: number;
  /** Dossiers shown on all pages together. */
  readonly found: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The same once without an index, with the same rights. */
  readonly scanMs: number;
}

export interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const WARM_UPS = 5;
const RUNS = 60;
const DEEP_PAGES = 60;

/** A transaction with the rights of the officer that reads nothing: what the machine takes for the least, at this moment. */
export async function measureFloor(dataSource: DataSource): Promise<Spread> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    await withScope(dataSource, { kind: 'units', unitIds: [unitOf(0)] }, (tx) => tx.query('SELECT 1'));
    times.push(performance.now() - began);
  }
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}

/** Asks every question many times, one after the other, and in the same run by reading everything. */
export async function measureSearch(search: SearchDossiers, questions: readonly Question[], patient: DataSource): Promise<MeasuredKind[]> {
  const measured: MeasuredKind[] = [];
  for (const question of questions) {
    const { times, found } = question.deep === true ? await deeper(search, question) : await anew(search, question);
    if (found === 0) throw new Error(`nothing was found by ${question.kind}: this would measure nothing`);
    measured.push({ kind: question.kind, runs: times.length, found, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), scanMs: await scanTime(patient, question) });
  }
  return measured;
}

interface Asked {
  readonly times: readonly number[];
  readonly found: number;
}

async function anew(search: SearchDossiers, { actor, requestOf }: Question): Promise<Asked> {
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
    const asked = await ask(search, actor, requestOf(run));
    if (run < WARM_UPS) continue;
    times.push(asked.ms);
    found += asked.items;
  }
  return { times, found };
}

async function deeper(search: SearchDossiers, { actor, requestOf }: Question): Promise<Asked> {
  const times: number[] = [];
  let found = 0;
  let cursor: string | undefined;
  do {
    const page = await ask(search, actor, { ...requestOf(0), ...(cursor === undefined ? {} : { cursor }) });
    times.push(page.ms);
    found += page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined && times.length < DEEP_PAGES);
  return { times, found };
}

async function ask(search: SearchDossiers, actor: Question['actor'], request: SearchRequest) {
  const began = performance.now();
  const answer = await search.run(searchDossiers.request.parse(request), actor);
  const ms = performance.now() - began;
  if (!answer.ok) throw new Error(`a search was refused: ${answer.error.code}`);
  return { ms, items: answer.value.items.length, nextCursor: answer.value.nextCursor };
}

async function scanTime(patient: DataSource, { scan, actor }: Question): Promise<number> {
  const began = performance.now();
  await withScope(patient, { kind: 'units', unitIds: [unitOf(0)] }, (tx) => scanDossiers(tx, scan), { actor: actor.accountId });
  return performance.now() - began;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
