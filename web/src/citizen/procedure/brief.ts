import type { ListedProcedure, ProcedureFee, TimeLimit } from '@haicap/contracts';

/** What a citizen is told about a procedure before opening it. */
export interface Brief {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly limit: TimeLimit;
  /** Of the cheapest way to file: online, where that is offered. */
  readonly fees: readonly Pick<ProcedureFee, 'amountDong' | 'unit'>[];
  readonly papers: number;
  readonly post: string;
  readonly onlineLevel: ListedProcedure['onlineLevel'];
}

export function briefOf({ code, name, field, timeLimit, feeDong, channels, components, competentPost, onlineLevel }: ListedProcedure): Brief {
  const way = (onlineLevel === 'information' ? undefined : channels.find(({ channel }) => channel === 'online')) ?? channels[0];
  const fees = way === undefined ? (feeDong === 0 ? [] : [{ amountDong: feeDong, unit: 'per-dossier' as const }]) : way.fees.map(({ amountDong, unit }) => ({ amountDong, unit }));
  return { code, name, field, limit: way?.timeLimit ?? timeLimit, fees, papers: components.filter(({ required }) => required).length, post: competentPost, onlineLevel };
}

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
export function keepBriefs(store: Store, briefs: readonly Brief[], readAt: number): boolean {
  try {
    store.setItem(KEY, JSON.stringify({ form: FORM, readAt, briefs } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

/** Changes with the form of a brief. */
const FORM = 1;

interface Kept { readonly form: number; readonly readAt: number; readonly briefs: readonly Brief[] }
