import type { DeferredCommand, Dossier } from '@haicap/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { writeAsPerson } from '../../session/as-person.js';
import { noteKept, type Heard } from '../deferred/deferred-commands.js';
import { DEFERRED_KEY } from '../deferred/waiting.js';
import { DOSSIERS_KEY } from '../dossier/dossier-query.js';
import { printPaper } from '../prints/print-paper.js';
import { DeferredOrders, withEach, type BulkAction, type BulkOutcome } from './bulk.js';

export interface Bulk {
  readonly outcomes: readonly BulkOutcome[];
  /** How many are still to come; null when nothing runs. */
  readonly running: number | null;
  run(rows: readonly Dossier[], action: BulkAction, body?: Readonly<Record<string, unknown>>): void;
  /** Tries again those that were not done, as they stand now. */
  again(now: readonly Dossier[]): void;
  clear(): void;
}

interface Wish { readonly action: BulkAction; readonly body: Readonly<Record<string, unknown>> }

/** Many take longer to look over than one; the owner allows a minute. */
const TAKEN_BACK_WITHIN_MS = 30_000;

/** By the clock of the owner, as far as this page has heard it; its usual ten seconds otherwise. */
function effectiveAfter(queries: QueryClient): string | undefined {
  const heard = queries.getQueryData<Heard>(DEFERRED_KEY);
  return heard && new Date(Date.parse(heard.answer.now) + Date.now() - heard.atMs + TAKEN_BACK_WITHIN_MS).toISOString();
}

/** Does one thing with many dossiers. What can be mended waits at the owner and can be taken back, each for itself and all together. */
export function useBulk(): Bulk {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[]>([]);
  const [running, setRunning] = useState<number | null>(null);
  const wished = useRef<Wish>({ action: 'print', body: {} });
  const [orders] = useState(() => new DeferredOrders(() => effectiveAfter(queries)));
  const take = ({ action, body }: Wish) => async (row: Dossier) => {
    if (action === 'print') return printPaper(row.dossierId, 'receipt-slip', 'A5');
    await noteKept(queries, await orders.send(row, { command: action, body }, (order, key) => writeAsPerson<DeferredCommand>(order, key)), { body });
  };
  const carry = async (rows: readonly Dossier[], wish: Wish) => {
    wished.current = wish;
    const isOf = new Set(rows.map(({ dossierId }) => dossierId));
    setOutcomes((before) => before.filter(({ dossierId }) => !isOf.has(dossierId)));
    setRunning(rows.length);
    try {
      await withEach(rows, wish.action, take(wish), (outcome) => { setOutcomes((before) => [...before, outcome]); setRunning((left) => (left ?? 1) - 1); });
    } finally {
      setRunning(null);
      void queries.invalidateQueries({ queryKey: DOSSIERS_KEY });
    }
  };
  return {
    outcomes, running,
    run: (rows, action, body = {}) => { setOutcomes([]); void carry(rows, { action, body }); },
    again: (now) => {
      const left = new Set(outcomes.filter(({ refusal }) => refusal !== null).map(({ dossierId }) => dossierId));
      void carry(now.filter(({ dossierId }) => left.has(dossierId)), wished.current);
    },
    clear: () => setOutcomes([]),
  };
}
