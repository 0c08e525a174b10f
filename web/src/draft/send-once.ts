import { useEffect, useRef, useState } from 'react';
import { ProblemError, type Problem } from '../api/client.js';
import { writeAsPerson } from '../session/as-person.js';
import { isSettled } from '../session/refusals.js';
import type { Draft, Sending } from './draft.js';
import { keepChange } from './use-draft.js';

export interface SendingOnce {
  readonly busy: boolean;
  /** What the owner refused, or why nothing is known. */
  readonly problem: Problem | null;
  /** `version` where something is changed that was seen before. */
  send(body: unknown, version?: number): void;
  /** Sends again what was sent before and is not answered yet: the same words under the same key, so it happens once. */
  again(): void;
}

interface SendOnceParts<D extends Draft, Answer> {
  readonly draft: D;
  readonly path: string;
  readonly change: (change: (draft: D) => D) => void;
  readonly onAccepted: (answer: Answer) => void;
}

/** Sends what a draft holds. The key is stored before the first try, so that neither a lost answer nor a closed tab sends twice. */
export function useSendOnce<D extends Draft, Answer>({ draft, path, change, onAccepted }: SendOnceParts<D, Answer>): SendingOnce {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const send = async (sending: Sending, isAgain: boolean) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await keepChange(draft.draftId, (stored) => ({ ...stored, sending }));
      const { key, body, version } = sending;
      onAccepted(await writeAsPerson<Answer>({ method: 'POST', path, body: JSON.parse(body) as unknown, ...(version === undefined ? {} : { version }) }, key));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      const isOver = isSettled(error.problem, { isAgain });
      change((one) => ({ ...one, sending: isOver ? null : sending }));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const again = () => { if (draft.sending !== null) void send(draft.sending, true); };
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  });
  return { busy, problem, again, send: (body, version) => void send({ key: crypto.randomUUID(), body: JSON.stringify(body), ...(version === undefined ? {} : { version }) }, false) };
}
