import { COLUMNS, type Column } from './worklist-view.js';

/** Which columns an account has put away on this machine: names of columns, which name nobody. An address that says its own wins. */
const keyOf = (accountId: string) => `haicap-columns:${accountId}`;

export function ownHidden(accountId: string): readonly Column[] {
  const kept = (window.localStorage.getItem(keyOf(accountId)) ?? '').split(',');
  return COLUMNS.filter((column) => kept.includes(column));
}

export function keepHidden(accountId: string, hidden: readonly Column[]): void {
  window.localStorage.setItem(keyOf(accountId), hidden.join(','));
}
