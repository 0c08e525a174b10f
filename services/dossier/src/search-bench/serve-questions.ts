import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SearchDossiers } from '../search/search-dossiers.js';
import type { Question } from './bench-questions.js';
import { askNothing, askQuestion, scanOnce } from './measure-search.js';

const order = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('kinds') }),
  z.strictObject({ order: z.literal('nothing'), runs: z.int().positive() }),
  z.strictObject({ order: z.literal('ask'), kind: z.string(), runs: z.int().positive() }),
  z.strictObject({ order: z.literal('scan'), kind: z.string() }),
]);

export interface Questioned {
  readonly search: SearchDossiers;
  readonly questions: readonly Question[];
  readonly dataSource: DataSource;
  /** Whoever reads everything takes longer than a request may. */
  readonly patient: DataSource;
  readonly seedMs: number;
}

/** One order a line, one answer a line, until the input ends. */
export async function serveQuestions(of: Questioned, input: NodeJS.ReadableStream, say: (line: string) => void): Promise<void> {
  say(JSON.stringify({ ready: true }));
  for await (const line of createInterface({ input })) say(JSON.stringify(await answer(of, order.parse(JSON.parse(line)))));
}

async function answer({ search, questions, dataSource, patient, seedMs }: Questioned, wanted: z.infer<typeof order>): Promise<unknown> {
  if (wanted.order === 'kinds') return { seedMs, kinds: questions.map(({ kind }) => kind) };
  if (wanted.order === 'nothing') return await askNothing(dataSource, wanted.runs);
  const question = questions.find(({ kind }) => kind === wanted.kind);
  if (question === undefined) throw new RangeError(`there is no question "${wanted.kind}"`);
  return wanted.order === 'scan' ? await scanOnce(patient, question) : await askQuestion(search, question, wanted.runs);
}
