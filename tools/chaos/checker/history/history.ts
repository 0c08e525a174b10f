import { operationNamed } from './operation.ts';
import type { Operation } from './operation.ts';

export type Outcome = {
  kind: 'ok' | 'fail' | 'info';
  /** Its line in the history: what was written before it was known before it. */
  line: number;
  http: number | null; code: string | null; dossierId: string | null; version: number | null; status: string | null; secret: string | null;
};

export type Attempt = {
  id: number; line: number; proc: string;
  /** Null for a read. */
  operation: Operation | null;
  account: string; key: string; body: string; dossierId: string | null; ifVersion: number | null;
  /** Null when the history ends before it. */
  outcome: Outcome | null;
};

export type History = { origin: string; asOf: string | null; attempts: Attempt[] };

type Line = Record<string, unknown>;

/** Thrown for a history that no workload writes. */
export class UnreadableHistory extends Error {}

/** Reads a history line by line. Only the last line may be torn: the writer was killed while it wrote. */
export async function readHistory(lines: AsyncIterable<string> | Iterable<string>): Promise<History> {
  const reading = new HistoryReading();
  let number = 0;
  let torn = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    if (torn > 0) throw new UnreadableHistory(`line ${torn} of the history is no JSON document`);
    const line = parse(text);
    if (line === null) torn = number;
    else reading.take(line, number);
  }
  return reading.history();
}

class HistoryReading {
  readonly #attempts = new Map<number, Attempt>();
  #start: Line | null = null;

  take(line: Line, number: number): void {
    switch (line['type']) {
      case 'start':
        this.#start ??= line;
        return;
      case 'invoke':
        this.#invoke(line, number);
        return;
      case 'ok':
      case 'fail':
      case 'info':
        this.#end(line, line['type'], number);
        return;
      // Faults, and whatever a later release tells besides, are not the checker's business.
      default:
    }
  }

  history(): History {
    if (this.#start === null) throw new UnreadableHistory('the history has no start');
    return { origin: text(this.#start['origin']) ?? '', asOf: text(this.#start['asOf']), attempts: [...this.#attempts.values()] };
  }

  #invoke(line: Line, number: number): void {
    const id = whole(line['id']);
    const op = text(line['op']);
    if (id === null || op === null || this.#attempts.has(id)) throw new UnreadableHistory(`line ${number} invokes nothing, or something twice`);
    this.#attempts.set(id, {
      id, line: number, proc: text(line['proc']) ?? '', operation: operationNamed(op),
      account: text(line['account']) ?? '', key: text(line['key']) ?? '', body: text(line['body']) ?? '',
      dossierId: text(line['dossierId']), ifVersion: whole(line['ifVersion']), outcome: null,
    });
  }

  #end(line: Line, kind: Outcome['kind'], number: number): void {
    const attempt = this.#attempts.get(whole(line['id']) ?? -1);
    if (attempt === undefined || attempt.outcome !== null) throw new UnreadableHistory(`line ${number} ends what was not begun, or had ended`);
    attempt.outcome = {
      kind, line: number, http: whole(line['http']), code: text(line['code']), dossierId: text(line['dossierId']),
      version: whole(line['version']), status: text(line['status']), secret: text(line['secret']),
    };
  }
}

function parse(line: string): Line | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value as Line : null;
  } catch {
    // A torn line; whether it may be one depends on what follows it.
    return null;
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const whole = (value: unknown): number | null => (Number.isInteger(value) ? value as number : null);
