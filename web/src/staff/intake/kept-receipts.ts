/** What an account received last in this tab, by code and procedure: it names nobody, and nothing of it is read again from the server before somebody opens it. */
const KEY = 'haicap-last-received';
const KEPT_MAX = 5;

export interface LastReceived { readonly dossierId: string; readonly code: string; readonly procedureName: string; readonly at: string }
interface Kept { readonly accountId: string; readonly items: readonly LastReceived[] }

export function lastReceived(accountId: string): readonly LastReceived[] {
  const kept = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
  return kept?.accountId === accountId ? kept.items : [];
}

export function noteReceived(accountId: string, { dossierId, code, procedureName }: Omit<LastReceived, 'at'>): void {
  const items = [{ dossierId, code, procedureName, at: new Date().toISOString() }, ...lastReceived(accountId).filter((one) => one.dossierId !== dossierId)].slice(0, KEPT_MAX);
  window.sessionStorage.setItem(KEY, JSON.stringify({ accountId, items } satisfies Kept));
}
