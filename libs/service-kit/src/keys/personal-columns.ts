import type { ServiceName } from '@haicap/contracts';

/** How a column is protected beside the walls around its table. */
export type Protection = 'encrypted' | 'keyed-hash' | 'clear';

/** Who may be hurt how: what lets a person be found or signed in for, what says something about them, and what stands beside. */
export type Need = 'high' | 'raised' | 'ordinary';

export interface PersonalColumn {
  readonly column: string;
  readonly holds: string;
  readonly protection: Protection;
  readonly need: Need;
  /** Why a column may lie in clear. */
  readonly because?: string;
}

/** A table with personal data. */
export interface PersonalTable {
  readonly service: ServiceName;
  readonly table: string;
  readonly columns: readonly PersonalColumn[];
  /** How rows are told apart and what their cells are bound to; of tables with encrypted columns. */
  readonly rows?: PersonalRows;
}

export interface PersonalRows {
  /** The columns of a unique key, in its order. */
  readonly key: readonly string[];
  /** What the cipher binds a cell to, beside table and column. */
  readonly rowIdOf: (values: Readonly<Record<string, string>>) => string;
  /** Columns that `rowIdOf` needs beyond the key. */
  readonly beside?: readonly string[];
  /** Cells wait here for another table and are bound to that one. */
  readonly boundTo?: string;
  /** Cells are bytes: a page of them holds few. */
  readonly areBytes?: true;
}

const sealed = (column: string, holds: string, need: Need = 'high'): PersonalColumn => ({ column, holds, need, protection: 'encrypted' });
const hashed = (column: string, holds: string): PersonalColumn => ({ column, holds, need: 'raised', protection: 'keyed-hash' });
const clear = (column: string, holds: string, because: string): PersonalColumn => ({ column, holds, need: 'ordinary', protection: 'clear', because });
const by = (...key: string[]): PersonalRows => ({ key, rowIdOf: (values) => key.map((column) => values[column]).join('/') });
const byColons = (...key: string[]): PersonalRows => ({ key, rowIdOf: (values) => key.map((column) => values[column]).join(':') });

const PERSON = [
  sealed('full_name', 'name of an applicant or representative'), sealed('personal_number', 'personal number, or number of an identity paper'),
  sealed('phone', 'phone number'), sealed('address', 'address'),
];
const NUMBER_HASH = hashed('personal_number_index', 'finds a person by number');

/**
 * Every column that holds personal data, of every service: what the cipher writes, what a key rotation encrypts anew, and what
 * docs/personal-data.md shows. A column that is missing here cannot be written.
 */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    service: 'dossier', table: 'dossier_person',
    rows: { key: ['dossier_id', 'role'], rowIdOf: ({ dossier_id: id = '', role = '' }) => (role === 'applicant' ? id : `${id}/${role}`) },
    columns: [
      ...PERSON, sealed('organisation_code', 'code of an organisation'), sealed('details', 'birth, sex, papers and other details of a person'),
      NUMBER_HASH, hashed('organisation_code_index', 'finds an organisation'), hashed('phone_index', 'finds a person by phone'),
    ],
  },
  { service: 'dossier', table: 'dossier_name_word', columns: [hashed('word', 'words of names, by which dossiers are found')] },
  { service: 'dossier', table: 'dossier_form', rows: by('dossier_id'), columns: [sealed('data', 'what was entered into the electronic form')] },
  { service: 'dossier', table: 'dossier_wish', rows: by('dossier_id'), columns: [sealed('return_by_post', 'to whom and where a result goes by post')] },
  { service: 'dossier', table: 'dossier_rating', rows: by('dossier_id'), columns: [sealed('comment', 'what a citizen wrote about how it was', 'raised')] },
  { service: 'dossier', table: 'deferred_command', rows: by('id'), columns: [sealed('body', 'what an officer wrote in a command that can still be taken back', 'raised')] },
  { service: 'dossier', table: 'filing_draft', rows: by('account_id', 'id'), columns: [sealed('content', 'what a citizen has filled in and not sent')] },
  { service: 'dossier', table: 'dossier_step', rows: by('dossier_id', 'version'), columns: [sealed('note', 'what an officer wrote beside a step', 'raised')] },
  {
    service: 'dossier', table: 'dossier_correction', rows: by('dossier_id', 'version', 'field'),
    columns: [sealed('value_before', 'what stood there before a correction'), sealed('value_after', 'what stands there after it')],
  },
  { service: 'dossier', table: 'consultation', rows: by('id'), columns: [sealed('question', 'what a unit asked about a matter', 'raised'), sealed('answer', 'what was answered', 'raised')] },
  { service: 'dossier', table: 'payment', rows: by('payment_id'), columns: [sealed('evidence', 'number of a document that proves a transfer', 'raised')] },
  { service: 'dossier', table: 'result', rows: by('id'), columns: [sealed('certificate_subject', 'whose certificate signed a result', 'raised')] },
  { service: 'dossier', table: 'result_delivery', rows: by('dossier_id', 'version'), columns: [sealed('recipient', 'to whom a result was handed over')] },
  { service: 'dossier', table: 'paper_bytes', rows: { ...by('paper_id'), areBytes: true }, columns: [sealed('bytes', 'receipts, notices and other papers with names and addresses')] },
  {
    service: 'dossier', table: 'bulk_staging', rows: { key: ['line'], beside: ['dossier_id'], boundTo: 'dossier_person', rowIdOf: ({ dossier_id: id = '' }) => id },
    columns: [...PERSON, NUMBER_HASH],
  },
  { service: 'files', table: 'stored_file', rows: by('id'), columns: [sealed('name', 'the name its owner gave a file', 'raised')] },
  {
    service: 'files', table: 'signatory_post',
    columns: [clear('login', 'the name an officer signs in with', 'it stands beside the signature of who signed')],
  },
  {
    service: 'identity', table: 'account',
    columns: [clear('login', 'the name an officer signs in with', 'it is given by the authority, and sign-in and administrators look for it')],
  },
  {
    service: 'identity', table: 'account_person', rows: by('account_id'),
    columns: [sealed('full_name', 'name of a citizen, as the provider states it'), sealed('birth_date', 'day of birth'), hashed('personal_number_index', 'finds the account of a person by number')],
  },
  { service: 'identity', table: 'account_link', columns: [hashed('subject_index', 'finds the account of a person by what a provider calls them')] },
  { service: 'identity', table: 'account_access_change', rows: byColons('account_id', 'version'), columns: [sealed('reason', 'why an account was locked or its sessions ended', 'raised')] },
  { service: 'identity', table: 'second_factor', rows: by('account_id'), columns: [sealed('secret', 'the secret of a second factor')] },
  { service: 'identity', table: 'second_factor_reset', rows: byColons('account_id', 'ordinal'), columns: [sealed('reason', 'why a second factor was taken', 'raised')] },
  { service: 'identity', table: 'recovery_code', columns: [hashed('code_index', 'a code that stands in for a second factor')] },
  { service: 'identity', table: 'oidc_record', rows: byColons('model', 'id_digest'), columns: [sealed('payload', 'what the issuer remembers of a sign-in')] },
  {
    service: 'registry', table: 'officer', rows: by('officer_id'),
    columns: [
      sealed('full_name', 'name of an officer', 'raised'), hashed('full_name_index', 'orders and finds officers by name'),
      clear('login', 'the name an officer signs in with', 'it is given by the authority, and every import looks for it'),
    ],
  },
  { service: 'webhook', table: 'subscription_secret', rows: by('secret_id'), columns: [sealed('sealed', 'what signs the messages to a program; no person')] },
];

const CELLS = new Set(PERSONAL_TABLES.flatMap(({ table, columns }) => columns.filter(({ protection }) => protection === 'encrypted').map(({ column }) => `${table} ${column}`)));

/** Whether the list of personal data names a cell as encrypted. */
export function isPersonalCell({ table, column }: { readonly table: string; readonly column: string }): boolean {
  return CELLS.has(`${table} ${column}`);
}

/** The tables whose cells a service encrypts. */
export function encryptedTablesOf(service: ServiceName): readonly (PersonalTable & { readonly rows: PersonalRows })[] {
  return PERSONAL_TABLES.flatMap((one) => (one.service === service && one.rows !== undefined ? [{ ...one, rows: one.rows }] : []));
}

/** Services that encrypt anything. */
export function encryptingServices(): readonly ServiceName[] {
  return [...new Set(PERSONAL_TABLES.filter(({ rows }) => rows !== undefined).map(({ service }) => service))];
}
