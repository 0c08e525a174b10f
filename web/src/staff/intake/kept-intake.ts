import { EMPTY, isBegun, type IntakeForm } from './intake-form.js';

/**
 * An intake that is not sent yet. It names a person and a desk is a shared machine, so it lies in the memory of its tab: it lives through a reload,
 * not through the end of the tab or a sign-out, and nobody else's account sees it.
 */
const KEY = 'haicap-intake';

interface Kept { readonly accountId: string; readonly form: IntakeForm; readonly at: string }

export function keptIntake(accountId: string): Kept | null {
  const text = window.sessionStorage.getItem(KEY);
  if (text === null) return null;
  const kept = JSON.parse(text) as Kept;
  if (kept.accountId === accountId) return { ...kept, form: { ...EMPTY, ...kept.form } };
  window.sessionStorage.removeItem(KEY);
  return null;
}

/** Keeps it, and says when; an empty one is not kept. */
export function keepIntake(accountId: string, form: IntakeForm): string | null {
  if (!isBegun(form)) {
    window.sessionStorage.removeItem(KEY);
    return null;
  }
  const at = new Date().toISOString();
  window.sessionStorage.setItem(KEY, JSON.stringify({ accountId, form, at } satisfies Kept));
  return at;
}
