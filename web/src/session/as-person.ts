import { useRef, useState } from 'react';
import { ProblemError, send, type Problem } from '../api/client.js';
import { Intents } from './intents.js';
import { csrfOf, keeper } from './own-session.js';
import { isSessionOver } from './refusals.js';
import { onceAnswered, onceFilesCame } from './sent-again.js';

const ACCEPT = { accept: 'application/json' };
const TRIES_MAX = 3;

/** Asks in the name of whoever is signed in. */
export async function askAsPerson<T>(path: string): Promise<T> {
  const response = await throughSession('read', () => send(path, { headers: ACCEPT }));
  return (await response.json()) as T;
}

/** Fetches a file in the name of whoever is signed in: a PDF to look at, a table to keep. */
export async function fetchFileAsPerson(path: string): Promise<Blob> {
  return (await throughSession('read', () => send(path, {}))).blob();
}

export interface Order {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The version of what is changed, as it was seen (If-Match): a newer one answers 412. */
  readonly version?: number;
}

/** Writes in the name of whoever is signed in. The key stays the same however often it is sent, so it happens once. */
export async function writeAsPerson<T>({ method, path, body, version }: Order, key: string): Promise<T> {
  const response = await onceFilesCame(() => onceAnswered(() => throughSession('write', () => send(path, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { ...ACCEPT, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}.full"` }), 'idempotency-key': key, ...csrfOf(keeper.state()) },
  }))));
  return (await response.json()) as T;
}

async function throughSession(what: 'read' | 'write', once: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      const isOver = error instanceof ProblemError && isSessionOver(error.problem);
      if (!isOver || tries === TRIES_MAX || !(await keeper.restored(what))) throw error;
    }
  }
}

export interface Writing {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The answer, or undefined when there is a problem to show; `onRefused` is for what has to be mended before the next try. */
  run<T>(order: Order, onRefused?: (problem: Problem) => void): Promise<T | undefined>;
}

/** What a form needs to write. What could not be finished is sent again under its key, anything else under a new one. */
export function useWriting(): Writing {
  const intents = useRef(new Intents());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async <T>(order: Order, onRefused?: (refused: Problem) => void): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    try {
      return await intents.current.send('', order, (key) => writeAsPerson<T>(order, key));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      onRefused?.(error.problem);
      setProblem(error.problem);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
