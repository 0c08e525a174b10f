import { searchDossiers } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import type { SearchDossiers } from '../search/search-dossiers.js';
import type { Question, SearchRequest } from './bench-questions.js';
import { scanDossiers } from './scan.store.js';
import { unitOf } from './seed-bench.store.js';

const DEEP_PAGES = 60;

export interface Asked {
  readonly timesMs: readonly number[];
  /** Dossiers shown on all pages together. */
  readonly found: number;
}

/** A transaction with the rights of the officer that reads nothing: what the machine takes for the least, at this moment. */
export async function askNothing(dataSource: DataSource, runs: number): Promise<Asked> {
  const timesMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await withScope(dataSource, { kind: 'units', unitIds: [unitOf(0)] }, (tx) => tx.query('SELECT 1'));
    timesMs.push(performance.now() - began);
  }
  return { timesMs, found: 0 };
}

/** Asks a question many times, one after the other, or goes on from page to page. */
export async function askQuestion(search: SearchDossiers, question: Question, runs: number): Promise<Asked> {
  return question.deep === true ? await deeper(search, question) : await anew(search, question, runs);
}

/** The same once without an index, with the same rights. */
export async function scanOnce(patient: DataSource, { scan, actor }: Question): Promise<Asked> {
  const began = performance.now();
  await withScope(patient, { kind: 'units', unitIds: [unitOf(0)] }, (tx) => scanDossiers(tx, scan), { actor: actor.accountId });
  return { timesMs: [performance.now() - began], found: 0 };
}

async function anew(search: SearchDossiers, { actor, requestOf }: Question, runs: number): Promise<Asked> {
  const timesMs: number[] = [];
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const asked = await ask(search, actor, requestOf(run));
    timesMs.push(asked.ms);
    found += asked.items;
  }
  return { timesMs, found };
}

async function deeper(search: SearchDossiers, { actor, requestOf }: Question): Promise<Asked> {
  const timesMs: number[] = [];
  let found = 0;
  let cursor: string | undefined;
  do {
    const page = await ask(search, actor, { ...requestOf(0), ...(cursor === undefined ? {} : { cursor }) });
    timesMs.push(page.ms);
    found += page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined && timesMs.length < DEEP_PAGES);
  return { timesMs, found };
}

async function ask(search: SearchDossiers, actor: Question['actor'], request: SearchRequest) {
  const began = performance.now();
  const answer = await search.run(searchDossiers.request.parse(request), actor);
  const ms = performance.now() - began;
  if (!answer.ok) throw new Error(`a search was refused: ${answer.error.code}`);
  return { ms, items: answer.value.items.length, nextCursor: answer.value.nextCursor };
}
