import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { CheckedRow, RowError } from './bulk-load.js';

/** A row as it is copied: ids given, persons encrypted. */
export interface StagedRow {
  readonly row: CheckedRow;
  /** 32 hexadecimal digits that change with the content of the row. */
  readonly fingerprint: string;
  readonly dossierId: string;
  readonly receivedEventId: string;
  readonly completedEventId: string;
  readonly person: {
    readonly fullName: string;
    readonly personalNumber: string | null;
    readonly personalNumberIndex: string | null;
    readonly phone: string | null;
    readonly address: string | null;
  };
}

const COPY = `COPY bulk_staging (line, source_row, fingerprint, dossier_id, received_event_id, completed_event_id, code, procedure_code, channel,
  receiving_unit_id, competent_unit_id, received_at, received_on, due_at, due_on, completed_at, completed_on,
  full_name, personal_number, personal_number_index, phone, address, former_code) FROM STDIN`;
const ERRORS_PER_STATEMENT = 5_000;
// Nobody waits for these statements, and they read half a million rows; the session's five seconds are for requests.
const PATIENCE = `SET LOCAL statement_timeout = '15min'`;

export class StagingStore {
  /** Empties the table and copies rows into it as they come. */
  async copy(tx: EntityManager, blocks: AsyncIterable<readonly StagedRow[]>): Promise<void> {
    await tx.query(PATIENCE);
    await tx.query('TRUNCATE bulk_staging');
    const client = (await tx.queryRunner?.connect()) as ClientBase;
    await pipeline(Readable.from(copyText(blocks), { objectMode: false, highWaterMark: 1_048_576 }), client.query(copyFrom(COPY)));
    await tx.query('SELECT analyze_bulk_load(true)');
  }

  async insertErrors(tx: EntityManager, loadId: string, errors: readonly RowError[]): Promise<void> {
    for (let start = 0; start < errors.length; start += ERRORS_PER_STATEMENT) {
      await tx.query(
        `INSERT INTO bulk_error (load_id, line, reason, field, source_row)
         SELECT $1::uuid, line, reason, field, "sourceRow"
         FROM jsonb_to_recordset($2::jsonb) AS e(line integer, reason text, field text, "sourceRow" text)`,
        [loadId, JSON.stringify(errors.slice(start, start + ERRORS_PER_STATEMENT))],
      );
    }
  }

  /** Adds what is only visible beside the whole set; a row may be wrong in several ways. */
  async validate(tx: EntityManager, load: { readonly loadId: string; readonly source: string; readonly provinceCode: string; readonly today: LocalDate }): Promise<void> {
    await tx.query(PATIENCE);
    const { loadId, source, provinceCode, today } = load;
    const addErrors = (select: string, values: unknown[]) =>
      tx.query(`INSERT INTO bulk_error (load_id, line, source_row, reason, field) ${select}`, [loadId, ...values]);
    await addErrors(DUPLICATE_ROWS, []);
    await addErrors(DUPLICATE_CODES, [source]);
    await addErrors(CHANGED_ROWS, [source]);
    await addErrors(TAKEN_CODES, [source]);
    await addErrors(UNITS('receiving_unit_id'), [provinceCode]);
    await addErrors(`${UNITS('competent_unit_id')} AND s.competent_unit_id <> s.receiving_unit_id`, [provinceCode]);
    await addErrors(PROCEDURES, []);
    await tx.query(RAISE_COUNTERS, [loadId, today]);
    await addErrors(CODES_OF_DESKS, [source]);
  }
}

// The first row counts; every later one is rejected.
const repeated = (column: string) => `
  bulk_staging s JOIN (SELECT ${column} AS value, min(line) AS first FROM bulk_staging GROUP BY 1 HAVING count(*) > 1) d ON s.${column} = d.value
  WHERE s.line > d.first`;

const DUPLICATE_ROWS = `SELECT $1::uuid, s.line, s.source_row, 'ROW_DUPLICATE', 'source_row' FROM ${repeated('source_row')}`;

// A row that has its code since an earlier load keeps it, whatever stands before it in the file.
const DUPLICATE_CODES = `SELECT $1::uuid, s.line, s.source_row, 'CODE_DUPLICATE', 'code' FROM ${repeated('code')}
  AND NOT EXISTS (SELECT 1 FROM bulk_row r WHERE r.source = $2 AND r.source_row = s.source_row AND r.fingerprint = s.fingerprint)`;

const CHANGED_ROWS = `
  SELECT $1::uuid, s.line, s.source_row, 'ROW_CHANGED', ''
  FROM bulk_staging s JOIN bulk_row r ON r.source = $2 AND r.source_row = s.source_row WHERE r.fingerprint <> s.fingerprint`;

const TAKEN_CODES = `
  SELECT $1::uuid, s.line, s.source_row, 'CODE_TAKEN', 'code'
  FROM bulk_staging s JOIN dossier d ON d.code = s.code
  WHERE NOT EXISTS (SELECT 1 FROM bulk_row r WHERE r.source = $2 AND r.source_row = s.source_row AND r.dossier_id = d.id)`;

// Desks number the day that it is, and go on behind what is loaded, also when a load runs over midnight. No day has a million dossiers: a number
// beyond stands in nobody's way, and a counter raised to it would have no number left. What waits for the lock of a counter is numbered behind it; what held it
// is seen by the next statement as a block.
const RAISE_COUNTERS = `
  INSERT INTO code_counter AS c (agency_code, local_date, unit_id, last_number)
  SELECT k.agency, k.day, u.unit_id, k.number
  FROM (
    SELECT split_part(s.code, '-', 1) AS agency, d.day, max(split_part(s.code, '-', 3)::integer) AS number
    FROM bulk_staging s JOIN (SELECT $2::date + n AS day FROM generate_series(0, 1) AS n) d ON split_part(s.code, '-', 2) = to_char(d.day, 'YYMMDD')
    WHERE split_part(s.code, '-', 3)::integer < 1000000 AND NOT EXISTS (SELECT 1 FROM bulk_error e WHERE e.load_id = $1::uuid AND e.line = s.line)
    GROUP BY 1, 2
  ) k
  CROSS JOIN LATERAL (SELECT m.unit_id FROM unit_mirror m WHERE m.agency_code = k.agency ORDER BY m.as_from DESC, m.unit_id LIMIT 1) u
  ORDER BY k.agency, k.day
  ON CONFLICT (agency_code, local_date) DO UPDATE SET last_number = greatest(c.last_number, EXCLUDED.last_number)`;

// A number that a desk holds is the desk's, also when it is still free: the desk may have written it on a paper already. Only the blocks of agencies and
// days that the file names are counted out: years of blocks have millions of numbers, and desks wait for the counters meanwhile. Digits that are no day
// of their month lead to another day, where no code is theirs.
const CODES_OF_DESKS = `
  SELECT $1::uuid, s.line, s.source_row, 'CODE_OF_A_DESK', 'code'
  FROM bulk_staging s JOIN (
    SELECT b.agency_code || '-' || to_char(b.local_date, 'YYMMDD') || '-' || CASE WHEN n < 10000 THEN lpad(n::text, 4, '0') ELSE n::text END AS code
    FROM (
      SELECT DISTINCT split_part(s.code, '-', 1) AS agency_code, to_date(left(digits, 4), 'YYMM') + (right(digits, 2)::integer - 1) AS local_date
      FROM bulk_staging s, split_part(s.code, '-', 2) AS digits WHERE digits ~ '^\\d\\d(0[1-9]|1[0-2])\\d\\d$'
    ) named
    JOIN code_block b USING (agency_code, local_date) CROSS JOIN LATERAL generate_series(b.first_number, b.last_number) AS n
  ) held ON held.code = s.code
  WHERE NOT EXISTS (SELECT 1 FROM bulk_row r WHERE r.source = $2 AND r.source_row = s.source_row AND r.fingerprint = s.fingerprint)`;

// Units and days repeat thousands of times; each pair is judged once.
const UNITS = (column: string) => `
  SELECT $1::uuid, s.line, s.source_row, j.reason, '${column}'
  FROM bulk_staging s JOIN (
    SELECT k.unit_id, k.day, CASE WHEN u.unit_id IS NULL THEN 'UNIT_NOT_FOUND' WHEN u.province_code <> $2 THEN 'UNIT_OF_OTHER_PROVINCE'
      WHEN u.valid_from > k.day OR u.valid_to < k.day THEN 'UNIT_NOT_ACTIVE' END AS reason
    FROM (SELECT DISTINCT ${column} AS unit_id, received_on AS day FROM bulk_staging) k
    LEFT JOIN LATERAL (SELECT * FROM unit_mirror m WHERE m.unit_id = k.unit_id AND m.as_from <= k.day ORDER BY m.as_from DESC LIMIT 1) u ON true
  ) j ON j.unit_id = s.${column} AND j.day = s.received_on
  WHERE j.reason IS NOT NULL`;

// What a commune decides today a district decided until 30 June 2025.
const PROCEDURES = `
  SELECT $1::uuid, s.line, s.source_row, j.reason, j.field
  FROM bulk_staging s JOIN (
    SELECT k.*, CASE WHEN NOT EXISTS (SELECT 1 FROM procedure p WHERE p.code = k.code) THEN 'PROCEDURE_NOT_FOUND'
        WHEN v.code IS NULL THEN 'PROCEDURE_NOT_IN_FORCE'
        WHEN (v.competent_level = 'commune') <> (u.level IN ('commune', 'district')) THEN 'UNIT_NOT_COMPETENT' END AS reason,
      CASE WHEN v.code IS NULL THEN 'procedure_code' ELSE 'competent_unit_id' END AS field
    FROM (SELECT DISTINCT procedure_code AS code, competent_unit_id AS unit_id, received_on AS day FROM bulk_staging) k
    LEFT JOIN LATERAL (
      SELECT * FROM procedure p WHERE p.code = k.code AND p.valid_from <= k.day AND coalesce(p.valid_to >= k.day, true) ORDER BY p.version DESC LIMIT 1
    ) v ON true
    LEFT JOIN LATERAL (SELECT m.level FROM unit_mirror m WHERE m.unit_id = k.unit_id AND m.as_from <= k.day ORDER BY m.as_from DESC LIMIT 1) u ON true
  ) j ON j.code = s.procedure_code AND j.unit_id = s.competent_unit_id AND j.day = s.received_on
  WHERE j.reason IS NOT NULL`;

/** Rows in COPY's text format, in pieces large enough for the network. */
async function* copyText(blocks: AsyncIterable<readonly StagedRow[]>): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    if (block.length > 0) yield Buffer.from(block.map(copyLine).join(''), 'utf8');
  }
}

function copyLine({ row, fingerprint, dossierId, receivedEventId, completedEventId, person }: StagedRow): string {
  const { received, due, completed } = row;
  return `${[
    row.line, copyField(row.sourceRow), fingerprint, dossierId, receivedEventId, completedEventId, row.code, copyField(row.procedureCode), row.channel,
    row.receivingUnitId, row.competentUnitId, received.text, received.on, orNull(due?.text), orNull(due?.on), orNull(completed?.text), orNull(completed?.on),
    // Cipher text is letters, digits and signs that COPY does not know.
    person.fullName, orNull(person.personalNumber), orNull(person.personalNumberIndex), orNull(person.phone), orNull(person.address),
    row.formerCode === null ? '\\N' : copyField(row.formerCode),
  ].join('\t')}\n`;
}

const orNull = (text: string | null | undefined): string => text ?? '\\N';

// Rows with tabs and line breaks were refused when they were read; only the backslash has a meaning left.
function copyField(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
}
