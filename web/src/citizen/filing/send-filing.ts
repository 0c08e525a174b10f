import type { receiveDossier, RpcReply } from '@haicap/contracts';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, type Problem } from '../../api/client.js';
import type { FilingDraft } from '../../draft/draft.js';
import { changeDraft } from '../../draft/draft.store.js';
import { isDecided, writeAsPerson } from '../../session/as-person.js';
import { stepOfRefusal } from './filing-request.js';
import type { Step } from './filing-steps.js';

export type FilingAnswer = RpcReply<typeof receiveDossier>;

export interface SendingFiling {
  readonly busy: boolean;
  /** What the owner refused, or why nothing is known. */
  readonly problem: Problem | null;
  /** Where it is mended. */
  readonly step: Step | undefined;
  send(body: string): void;
  /** Sends again what was sent before and is not answered yet: the same words under the same key, so it happens once. */
  again(): void;
}

/** Sends a filing. The key is stored before the first try, so that neither a lost answer nor a closed tab files twice. */
export function useSendFiling(draft: FilingDraft, change: (change: (draft: FilingDraft) => FilingDraft) => void, onAccepted: (answer: FilingAnswer) => void): SendingFiling {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const send = async (key: string, body: string) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await changeDraft(draft.draftId, (stored) => ({ ...stored, sending: { key, body } }));
      onAccepted(await writeAsPerson<FilingAnswer>({ method: 'POST', path: '/api/v1/dossiers', body: JSON.parse(body) as unknown }, key));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      const isOver = isDecided(error.problem);
      change((one) => ({ ...one, sending: isOver ? null : { key, body } }));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const again = () => { if (draft.sending !== null) void send(draft.sending.key, draft.sending.body); };
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  });
  return { busy, problem, step: problem === null ? undefined : stepOfRefusal(problem), send: (body) => void send(crypto.randomUUID(), body), again };
}
