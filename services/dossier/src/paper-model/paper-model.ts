import type { PaperForm } from '@haicap/contracts';

/** What a form says, as words: values by name, and tables of such words. A template chooses among them and orders them. */
export interface PaperModel {
  readonly values: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** The names a template of a form may use. */
export interface Placeholders {
  readonly values: readonly string[];
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

const OFFICE = ['agency', 'desk', 'placeAndDay', 'circular', 'formNumber'] as const;
const DOSSIER = [
  'code', 'applicant', 'personalNumber', 'organisationCode', 'phone', 'email', 'address', 'submitter', 'representative', 'procedure', 'procedureCode', 'field', 'receivingUnit', 'receivingDesk', 'competentUnit', 'competentAgency',
  'returningUnit', 'returningDesk', 'submittedAt', 'receivedAt', 'dueAt', 'trackingAddress', 'secret',
] as const;
const REASON = ['reason', 'reasonText'] as const;

/** The names each form has. `number` of a row is its place in the table. */
export const PLACEHOLDERS = {
  'receipt-slip': {
    values: [...OFFICE, ...DOSSIER, 'sets', 'case', 'timeLimit', 'dueReasons', 'firstDueAt', 'fee', 'returnDesk', 'returnByPost', 'channel', 'receivedBy'],
    tables: { components: ['number', 'name', 'originals', 'copies', 'certifiedCopies'], dossiers: ['number', 'code', 'procedure', 'dueAt', 'secret'] },
  },
  'supplement-request': {
    values: [...OFFICE, ...DOSSIER, ...REASON, 'issuingAgency', 'requestedAt', 'supplyBy', 'waitingNote', 'requestedBy'],
    tables: { missing: ['number', 'name', 'note'] },
  },
  'intake-refusal': { values: [...OFFICE, ...DOSSIER, ...REASON, 'refusedAt', 'refusedBy'], tables: {} },
  'apology-extension': { values: [...OFFICE, ...DOSSIER, ...REASON, 'previousDueAt', 'newDueAt', 'extendedAt', 'standing'], tables: {} },
  'stop-notice': { values: [...OFFICE, ...DOSSIER, ...REASON, 'issuingAgency', 'stoppedAt', 'atRequest'], tables: {} },
  'control-slip': {
    values: [...OFFICE, ...DOSSIER, 'outcome'],
    tables: { handOvers: ['number', 'from', 'to', 'handedAt', 'dueAt', 'receivedAt', 'outcome', 'note'] },
  },
  'tracking-book': {
    values: [...OFFICE, 'unit', 'from', 'to', 'rows', 'nothing'],
    tables: { dossiers: ['number', 'code', 'procedure', 'sets', 'applicant', 'contact', 'competentUnit', 'receivedAt', 'dueAt', 'returnedAt', 'method', 'note'] },
  },
} as const satisfies Readonly<Record<PaperForm, Placeholders>>;

type Values<F extends PaperForm> = Readonly<Record<(typeof PLACEHOLDERS)[F]['values'][number], string>>;
type Tables<F extends PaperForm> = {
  readonly [T in keyof (typeof PLACEHOLDERS)[F]['tables']]: (typeof PLACEHOLDERS)[F]['tables'][T] extends readonly (infer N extends string)[]
    ? readonly Readonly<Record<N, string>>[] : never;
};

/** The model of one form: exactly the values and tables that are declared above. */
export interface ModelOf<F extends PaperForm> {
  readonly values: Values<F>;
  readonly tables: Tables<F>;
}
