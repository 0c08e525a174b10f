import type { ProcedureBrief } from '@haicap/contracts';

const KEY = 'haicap-procedures';

interface Store { getItem(key: string): string | null; setItem(key: string, text: string): void }

/** The list as it was read last, kept in this browser: it is public, and finding a procedure then works while the line is down. */
export function keptBriefs(store: Store): Kept | undefined {
  try {
    const kept = JSON.parse(store.getItem(KEY) ?? 'null') as Kept | null;
    return kept !== null && kept.form === FORM ? kept : undefined;
  } catch {
    // Kept by another release, or storage is switched off: it is asked for again.
    return undefined;
  }
}

/** Whether the browser has kept it: one without room, or with storage switched off, reads the list again next time. */
export function keepBriefs(store: Store, briefs: readonly ProcedureBrief[], readAt: number): boolean {
  try {
    store.setItem(KEY, JSON.stringify({ form: FORM, readAt, briefs } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

/** Changes with the form of a brief. */
const FORM = 2;

interface Kept { readonly form: number; readonly readAt: number; readonly briefs: readonly ProcedureBrief[] }
