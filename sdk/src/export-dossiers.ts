import type { HaicapClient } from './client.js';
import { HaicapProblem, type ProblemCode } from './problem.js';
import type { paths } from './schema.js';

type ExportPath = paths['/api/v1/exports/dossiers']['get'];
type ExportLine = ExportPath['responses'][200]['content']['application/x-ndjson'];
export type ExportedDossier = NonNullable<ExportLine['dossier']>;

export interface ExportSettings {
  /** Goes on behind what was given with this cursor. */
  readonly cursor?: string | undefined;
  /** Without a cursor: only what changed at or after this moment (RFC 3339 with offset). */
  readonly updatedSince?: string;
  /** How often in a row a transfer may be cut without a line of it having come; 4 when left out. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/** One dossier, or how far the export is. `cursor` goes on behind it: keep it together with what you make of the dossier. */
export interface Exported {
  readonly cursor: string;
  readonly dossier?: ExportedDossier;
  /** True on the last one: nothing that had been committed by then is missing. */
  readonly complete: boolean;
}

/**
 * Every dossier in your units as it stands now, in the order in which they changed. A cut transfer, an ended token and an owner that is away for a moment
 * are gone on from where they were. Example:
 * `for await (const { dossier, cursor } of exportDossiers(haicap, { cursor: kept })) { if (dossier) save(dossier); keep(cursor); }`
 */
export async function* exportDossiers(haicap: HaicapClient, settings: ExportSettings = {}): AsyncGenerator<Exported, void, undefined> {
  const { updatedSince, retries = 4, signal } = settings;
  let { cursor } = settings;
  for (let failures = 0; failures <= retries; failures += 1) {
    const end = yield* transfer(haicap, { cursor, updatedSince }, signal);
    if (end.isComplete) return;
    if (end.cursor !== cursor) failures = 0;
    ({ cursor } = end);
    if (failures === retries) throw problemOf(end.problem);
    await pause(Math.min(WAIT_MAX_S, end.problem?.retryAfterS ?? 1) * 1_000, signal);
  }
}

const WAIT_MAX_S = 30;

interface Start {
  readonly cursor: string | undefined;
  readonly updatedSince: string | undefined;
}

interface Ended {
  readonly isComplete: boolean;
  readonly cursor: string | undefined;
  readonly problem: ExportLine['problem'];
}

/** One transfer, to its last line or to where it was cut. */
async function* transfer(haicap: HaicapClient, { cursor, updatedSince }: Start, signal: AbortSignal | undefined): AsyncGenerator<Exported, Ended, undefined> {
  let reached = cursor;
  const query = cursor === undefined ? wishOf(updatedSince) : { cursor };
  const { response } = await haicap.GET('/api/v1/exports/dossiers', { params: { query }, parseAs: 'stream', ...(signal ? { signal } : {}) });
  for await (const line of linesOf(response, signal)) {
    if (line.complete === false) return { isComplete: false, cursor: reached, problem: line.problem };
    reached = line.cursor;
    yield { cursor: line.cursor, complete: line.complete === true, ...(line.dossier === undefined ? {} : { dossier: line.dossier }) };
    if (line.complete === true) return { isComplete: true, cursor: reached, problem: undefined };
  }
  return { isComplete: false, cursor: reached, problem: undefined };
}

const wishOf = (updatedSince: string | undefined) => (updatedSince === undefined ? {} : { updatedSince });

/** The whole lines of an answer; what a cut leaves of a line is none. */
async function* linesOf(response: Response, signal: AbortSignal | undefined): AsyncGenerator<ExportLine, void, undefined> {
  if (response.body === null) return;
  let rest = '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield JSON.parse(part) as ExportLine;
    }
  } catch (error) {
    // A connection that broke is a cut like any other; what the caller has aborted stays aborted.
    if (signal?.aborted === true || error instanceof SyntaxError) throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function problemOf(problem: ExportLine['problem']): HaicapProblem {
  const { code = 'SERVICE_UNAVAILABLE', title = 'the export is cut again and again', traceId = '' } = problem ?? {};
  return new HaicapProblem({ code: code as ProblemCode, status: 503, title, params: {}, traceId });
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
