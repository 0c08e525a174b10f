import { checkDossierCode, checkPersonalNumber, localDateOf, normalizeName, parseLocalDate, type LocalDate } from '@haicap/kernel';

/** The columns of a row file, in this order, named in its first line. A row is a line: no field holds a line break. */
export const ROW_COLUMNS = [
  'source_row', 'code', 'procedure_code', 'channel', 'receiving_unit_id', 'competent_unit_id',
  'received_at', 'due_at', 'completed_at', 'applicant_name', 'personal_number', 'phone', 'address',
] as const;
export type RowColumn = (typeof ROW_COLUMNS)[number];

/** Why a row is not loaded. The first ones are seen in the row alone, the others only beside the whole set. */
export type RowReason =
  | 'ROW_UNREADABLE' | 'SOURCE_ROW_INVALID' | 'CODE_INVALID' | 'PROCEDURE_CODE_INVALID' | 'CHANNEL_INVALID' | 'UNIT_ID_INVALID' | 'TIME_INVALID'
  | 'NAME_INVALID' | 'PERSONAL_NUMBER_INVALID' | 'TEXT_TOO_LONG' | 'IN_THE_FUTURE' | 'DUE_BEFORE_RECEIVED' | 'COMPLETED_BEFORE_RECEIVED'
  | 'ROW_DUPLICATE' | 'ROW_CHANGED' | 'CODE_DUPLICATE' | 'CODE_TAKEN' | 'UNIT_NOT_FOUND' | 'UNIT_NOT_ACTIVE' | 'UNIT_OF_OTHER_PROVINCE'
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
}

const CHANNELS = new Set(['counter', 'online', 'postal']);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
// Control characters and the mark of bytes that were no UTF-8: the line was damaged on its way.
// oxlint-disable-next-line no-control-regex
const DAMAGED = /[\u0000-\u001f\u007f\ufffd]/;
const SOURCE_ROW_CHARS_MAX = 100;
const NAME_CHARS_MAX = 120;

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

/** Reads one line. Every line is either a row to stage or an error with a reason; none is both or neither. */
export function readRow(text: string, line: number, now: Date): CheckedRow | RowError {
  const fields = fieldsOf(text);
  if (fields?.length !== ROW_COLUMNS.length) return { line, sourceRow: null, reason: 'ROW_UNREADABLE', field: '' };
  const [sourceRow = '', code = '', procedureCode = '', channel = '', receiving = '', competent = '', receivedAt = '', dueAt = '', completedAt = '',
    name = '', personalNumber = '', phone = '', address = ''] = fields;
  const wrong = (reason: RowReason, field: RowColumn): RowError =>
    ({ line, sourceRow: sourceRow === '' ? null : sourceRow.slice(0, SOURCE_ROW_CHARS_MAX), reason, field });

  if (sourceRow === '' || sourceRow.length > SOURCE_ROW_CHARS_MAX) return wrong('SOURCE_ROW_INVALID', 'source_row');
  const checkedCode = checkDossierCode(code);
  if (!checkedCode.ok || code.length > 50) return wrong('CODE_INVALID', 'code');
  if (procedureCode === '' || procedureCode.length > 40) return wrong('PROCEDURE_CODE_INVALID', 'procedure_code');
  if (!CHANNELS.has(channel)) return wrong('CHANNEL_INVALID', 'channel');
  if (!UUID.test(receiving)) return wrong('UNIT_ID_INVALID', 'receiving_unit_id');
  if (competent !== '' && !UUID.test(competent)) return wrong('UNIT_ID_INVALID', 'competent_unit_id');
  const times = readTimes({ receivedAt, dueAt, completedAt }, now);
  if ('reason' in times) return wrong(times.reason, times.field);
  const fullName = normalizeName(name);
  if (fullName === '' || fullName.length > NAME_CHARS_MAX) return wrong('NAME_INVALID', 'applicant_name');
  const person = personalNumber === '' ? null : checkPersonalNumber(personalNumber);
  if (person?.ok === false) return wrong('PERSONAL_NUMBER_INVALID', 'personal_number');
  if (phone.length > 20) return wrong('TEXT_TOO_LONG', 'phone');
  if (address.length > 300) return wrong('TEXT_TOO_LONG', 'address');
  return {
    line, sourceRow, code: checkedCode.value, procedureCode, channel, receivingUnitId: receiving, competentUnitId: competent === '' ? receiving : competent,
    ...times, fullName, personalNumber: person === null ? null : person.value.number, phone, address,
  };
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

function readTimes(texts: { receivedAt: string; dueAt: string; completedAt: string }, now: Date): TimesOfRow | { reason: RowReason; field: RowColumn } {
  const received = readTime(texts.receivedAt);
  if (received === null) return { reason: 'TIME_INVALID', field: 'received_at' };
  const due = texts.dueAt === '' ? null : readTime(texts.dueAt);
  if (due === null && texts.dueAt !== '') return { reason: 'TIME_INVALID', field: 'due_at' };
  const completed = texts.completedAt === '' ? null : readTime(texts.completedAt);
  if (completed === null && texts.completedAt !== '') return { reason: 'TIME_INVALID', field: 'completed_at' };

  if (received.ms > now.getTime()) return { reason: 'IN_THE_FUTURE', field: 'received_at' };
  if (completed !== null && completed.ms > now.getTime()) return { reason: 'IN_THE_FUTURE', field: 'completed_at' };
  if (due !== null && due.ms < received.ms) return { reason: 'DUE_BEFORE_RECEIVED', field: 'due_at' };
  if (completed !== null && completed.ms < received.ms) return { reason: 'COMPLETED_BEFORE_RECEIVED', field: 'completed_at' };
  return { received, due, completed };
}

function readTime(text: string): (Moment & { readonly ms: number }) | null {
  const day = TIME.exec(text)?.[1];
  // The engine would take 30 February for 2 March.
  if (day === undefined || !parseLocalDate(day).ok) return null;
  const at = new Date(text);
  return { text, ms: at.getTime(), on: localDateOf(at) };
}
