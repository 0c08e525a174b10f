import type { Dossier, ProcedureComponent } from '@haicap/contracts';

export interface Asked { readonly isAsked: boolean; readonly note: string }
export interface SupplementForm {
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly papers: Readonly<Record<string, Asked>>;
  readonly withinDays: number;
}

/** Days that a citizen usually has where the procedure says none. */
export const USUAL_DAYS = 15;

/** What is required and was not handed in is asked for from the beginning: there is one list, and it is complete. */
export function emptyForm(components: readonly ProcedureComponent[], given: ReadonlySet<string>, reasonCode: string, reasonText = ''): SupplementForm {
  return {
    reasonCode, reasonText, withinDays: USUAL_DAYS,
    papers: Object.fromEntries(components.map(({ code, required, replaceableByData }) => [code, { isAsked: required && !replaceableByData && !given.has(code), note: '' }])),
  };
}

export const withAsked = (form: SupplementForm, code: string, change: Partial<Asked>): SupplementForm =>
  ({ ...form, papers: { ...form.papers, [code]: { isAsked: false, note: '', ...form.papers[code], ...change } } });

export const askedFor = (form: SupplementForm, components: readonly ProcedureComponent[]) =>
  components.flatMap(({ code, name }) => (form.papers[code]?.isAsked === true ? [{ code, name, note: form.papers[code].note.trim() }] : []));

/** Before the receipt the desk asks; afterwards whoever has the dossier. */
export const commandFor = ({ receivedAt }: Pick<Dossier, 'receivedAt'>) => (receivedAt === null ? 'request-intake-supplement' as const : 'request-supplement' as const);

/** A second time needs the consent of a superior (Decree 309/2026, article 8). */
export const needsConsent = ({ supplement: { count, consent } }: Pick<Dossier, 'supplement'>): boolean => count > 0 && consent !== 'given';

export function bodyOf(form: SupplementForm, components: readonly ProcedureComponent[], hasOwnLimit: boolean) {
  return {
    reasonCode: form.reasonCode, reasonText: form.reasonText.trim(), missing: askedFor(form, components).map(({ code, note }) => ({ code, ...(note === '' ? {} : { note }) })),
    ...(hasOwnLimit ? {} : { supplyWithinDays: form.withinDays }),
  };
}
