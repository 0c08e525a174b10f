/**
 * An intake that was sent and that nobody has answered for yet. Body and key lie in the memory of its tab, as the intake itself does, so that neither a
 * lost line nor a reload makes two dossiers of it: it is sent again as it was, and only its answer is a receipt.
 */
const KEY = 'haicap-intake-sending';

export type What = 'receive' | 'supplement';
export interface Sending { readonly accountId: string; readonly key: string; readonly what: What; readonly procedureCode: string; readonly begunAt: number | null; readonly body: unknown }

export function keptSending(accountId: string): Sending | null {
  const text = window.sessionStorage.getItem(KEY);
  if (text === null) return null;
  const kept = JSON.parse(text) as Sending;
  if (kept.accountId === accountId) return kept;
  keepSending(null);
  return null;
}

export function keepSending(sending: Sending | null): void {
  if (sending === null) window.sessionStorage.removeItem(KEY);
  else window.sessionStorage.setItem(KEY, JSON.stringify(sending));
}
