import { checkDossierCode, checkPersonalNumber, localDateOf, normalizeName, parseLocalDate, type LocalDate, type Result } from '@haicap/kernel';

/**
 * The columns of a row file, in this order, named in its first line; a file without codes of before leaves the last one out. A row is a
 * line: no field holds a line break.
 */
export const ROW_COLUMNS = [
  'source_row', 'code', 'procedure_code', 'channel', 'receiving_unit_id', 'competent_unit_id',
  'received_at', 'due_at', 'completed_at', 'applicant_name', 'personal_number', 'phone', 'address', 'former_code',
] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];
export const COLUMNS_WITHOUT_FORMER_CODE: readonly RowColumn[] = ROW_COLUMNS.slice(0, -1);

/** Why a row is not loaded. The first ones are seen in the row alone, the others only beside the whole set. */
export type RowReason =
  | 'ROW_UNREADABLE' | 'SOURCE_ROW_INVALID' | 'CODE_INVALID' | 'PROCEDURE_CODE_INVALID' | 'CHANNEL_INVALID' | 'UNIT_ID_INVALID' | 'TIME_INVALID'
  | 'NAME_INVALID' | 'PERSONAL_NUMBER_INVALID' | 'TEXT_TOO_LONG' | 'IN_THE_FUTURE' | 'DUE_BEFORE_RECEIVED' | 'COMPLETED_BEFORE_RECEIVED'
  | 'ROW_DUPLICATE' | 'ROW_CHANGED' | 'CODE_DUPLICATE' | 'CODE_TAKEN' | 'CODE_OF_A_DESK' | 'UNIT_NOT_FOUND' | 'UNIT_NOT_ACTIVE' | 'UNIT_OF_OTHER_PROVINCE'
  | 'UNIT_NOT_COMPETENT' | 'PROCEDURE_NOT_FOUND' | 'PROCEDURE_NOT_IN_FORCE';

export interface RowError {
  readonly line: number;
  readonly sourceRow: string | null;
  readonly reason: RowReason;
  readonly field: RowColumn | '';
}

/** A moment as the source wrote it, and its day in Vietnam. */
export interface Moment {
  readonly text: string;
  readonly on: LocalDate;
}

/** A row that is right as far as it can be seen alone. */
export interface CheckedRow {
  readonly line: number;
  readonly sourceRow: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly channel: string;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly received: Moment;
  readonly due: Moment | null;
  readonly completed: Moment | null;
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly phone: string;
  readonly address: string;
  /** What an earlier system called the dossier, in the form in which it is searched. */
  readonly formerCode: string | null;
}

const CHANNELS = new Set(['counter', 'online', 'postal']);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
// Control characters and the mark of bytes that were no UTF-8: the line was damaged on its way.
// oxlint-disable-next-line no-control-regex
const DAMAGED = /[\u0000-\u001f\u007f\ufffd]/;
const SOURCE_ROW_CHARS_MAX = 100;
const NAME_CHARS_MAX = 120;
const FORMER_CODE_CHARS_MAX = 60;

/** Splits a line into fields: commas between them, quotes around a field that holds commas, quotes doubled inside; null when it cannot be read. */
export function fieldsOf(line: string): string[] | null {
  if (DAMAGED.test(line)) return null;
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  const field = /("(?:[^"]|"")*"|[^",]*)(,|$)/y;
  for (let ended = false; !ended;) {
    const match = field.exec(line);
    if (!match) return null;
    const [, text = '', separator] = match;
    fields.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    ended = separator === '';
  }
  return fields;
}

type Check = readonly [column: RowColumn, reason: RowReason, isWrong: (text: string) => boolean];

const isOptionalUuidWrong = (text: string) => text !== '' && !UUID.test(text);
const isNameWrong = (text: string) => { const name = normalizeName(text); return name === '' || name.length > NAME_CHARS_MAX; };

const CASE_CHECKS: readonly Check[] = [
  ['source_row', 'SOURCE_ROW_INVALID', (text) => text === '' || text.length > SOURCE_ROW_CHARS_MAX],
  ['code', 'CODE_INVALID', (text) => text.length > 50 || !checkDossierCode(text).ok],
  ['procedure_code', 'PROCEDURE_CODE_INVALID', (text) => text === '' || text.length > 40],
  ['channel', 'CHANNEL_INVALID', (text) => !CHANNELS.has(text)],
  ['receiving_unit_id', 'UNIT_ID_INVALID', (text) => !UUID.test(text)],
  ['competent_unit_id', 'UNIT_ID_INVALID', isOptionalUuidWrong],
];
const PERSON_CHECKS: readonly Check[] = [
  ['applicant_name', 'NAME_INVALID', isNameWrong],
  ['personal_number', 'PERSONAL_NUMBER_INVALID', (text) => text !== '' && !checkPersonalNumber(text).ok],
  ['phone', 'TEXT_TOO_LONG', (text) => text.length > 20],
  ['address', 'TEXT_TOO_LONG', (text) => text.length > 300],
  ['former_code', 'TEXT_TOO_LONG', (text) => searchedForm(text).length > FORMER_CODE_CHARS_MAX],
];

/** Reads one line. Every line is either a row to stage or an error with a reason; none is both or neither. */
export function readRow({ line, text, columns }: { readonly line: number; readonly text: string; readonly columns: readonly RowColumn[] }, now: Date): CheckedRow | RowError {
  const fields = fieldsOf(text);
  if (fields?.length !== columns.length) return { line, sourceRow: null, reason: 'ROW_UNREADABLE', field: '' };
  const row = { former_code: '', ...Object.fromEntries(columns.map((column, index) => [column, fields[index]])) } as Record<RowColumn, string>;
  const sourceRow = row.source_row;
  const wrong = (reason: RowReason, field: RowColumn): RowError =>
    ({ line, sourceRow: sourceRow === '' ? null : sourceRow.slice(0, SOURCE_ROW_CHARS_MAX), reason, field });
  const failing = (checks: readonly Check[]) => checks.find(([column, , isWrong]) => isWrong(row[column]));

  const badCase = failing(CASE_CHECKS);
  if (badCase) return wrong(badCase[1], badCase[0]);
  const times = readTimes({ receivedAt: row.received_at, dueAt: row.due_at, completedAt: row.completed_at }, now);
  if ('reason' in times) return wrong(times.reason, times.field);
  const badPerson = failing(PERSON_CHECKS);
  if (badPerson) return wrong(badPerson[1], badPerson[0]);
  return {
    line, sourceRow, code: valueOf(checkDossierCode(row.code)), procedureCode: row.procedure_code, channel: row.channel,
    receivingUnitId: row.receiving_unit_id, competentUnitId: row.competent_unit_id === '' ? row.receiving_unit_id : row.competent_unit_id,
    ...times, fullName: normalizeName(row.applicant_name),
    personalNumber: row.personal_number === '' ? null : valueOf(checkPersonalNumber(row.personal_number)).number, phone: row.phone, address: row.address,
    formerCode: searchedForm(row.former_code) || null,
  };
}

/** A search compares codes of before without regard to capitals. */
function searchedForm(code: string): string {
  return code.trim().toUpperCase();
}

function valueOf<T>(checked: Result<T, unknown>): T {
  if (!checked.ok) throw new Error('a field that passed its check has no value');
  return checked.value;
}

/** Tells a row that was read from one that could not be. */
export function isRowError(read: CheckedRow | RowError): read is RowError {
  return 'reason' in read;
}

interface TimesOfRow {
  readonly received: Moment;
  readonly due: Moment | null;
  readonly completed: Moment | null;
}

type TimeFault = { readonly reason: RowReason; readonly field: RowColumn };

function readTimes(texts: { receivedAt: string; dueAt: string; completedAt: string }, now: Date): TimesOfRow | TimeFault {
  const received = readTime(texts.receivedAt);
  const due = readOptionalTime(texts.dueAt);
  const completed = readOptionalTime(texts.completedAt);
  if (received === null) return { reason: 'TIME_INVALID', field: 'received_at' };
  if (due === 'invalid') return { reason: 'TIME_INVALID', field: 'due_at' };
  if (completed === 'invalid') return { reason: 'TIME_INVALID', field: 'completed_at' };

  const [dueMs, completedMs] = [due?.ms, completed?.ms];
  if (isAfter(received.ms, now.getTime())) return { reason: 'IN_THE_FUTURE', field: 'received_at' };
  if (isAfter(completedMs, now.getTime())) return { reason: 'IN_THE_FUTURE', field: 'completed_at' };
  if (isAfter(received.ms, dueMs)) return { reason: 'DUE_BEFORE_RECEIVED', field: 'due_at' };
  if (isAfter(received.ms, completedMs)) return { reason: 'COMPLETED_BEFORE_RECEIVED', field: 'completed_at' };
  return { received, due, completed };
}

/** An instant that is not given is neither before nor after another. */
function isAfter(ms: number | undefined, otherMs: number | undefined): boolean {
  return ms !== undefined && otherMs !== undefined && ms > otherMs;
}

function readOptionalTime(text: string): ReturnType<typeof readTime> | 'invalid' {
  return text === '' ? null : (readTime(text) ?? 'invalid');
}

function readTime(text: string): (Moment & { readonly ms: number }) | null {
  const day = TIME.exec(text)?.[1];
  // The engine would take 30 February for 2 March.
  if (day === undefined || !parseLocalDate(day).ok) return null;
  const at = new Date(text);
  return { text, ms: at.getTime(), on: localDateOf(at) };
}
