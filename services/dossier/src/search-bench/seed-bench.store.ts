import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { sealPerson } from '../person/seal-person.js';
import { fillHistory } from './seed-history.store.js';

/** An applicant as the table keeps it. */
type PersonRow = ReturnType<typeof sealPerson>;

/** A seeded dossier whose applicant is not written yet. */
export interface SeededDossier {
  readonly id: string;
  readonly competentUnitId: string;
  readonly receivingUnitId: string;
}

export interface WordRow {
  readonly unitId: string;
  readonly word: string;
  readonly dossierId: string;
}

export interface SeedPlan {
  readonly dossiers: number;
  /** The youngest dossier is this old; the others go back a year. */
  readonly now: Date;
  /** Also the steps, events and audit rows of each dossier: what writes meets, and searching does not. */
  readonly withHistory?: boolean;
}

/** Communes of the sample; the first has one dossier of twenty, the others share evenly. */
export const COMMUNES = 166;
export const unitOf = (index: number): string => `00000000-0000-5000-8000-${(4_096 + index).toString(16).padStart(12, '0')}`;
/** Officers of a unit who have dossiers in their hands. */
export const HOLDERS_PER_UNIT = 4;
export const holderOf = (unit: number, holder: number): string => `00000000-0000-7000-9000-${(unit * HOLDERS_PER_UNIT + holder).toString(16).padStart(12, '0')}`;

const random = (salt: number, below: number) => `((hashint8extended(n, ${salt}) & 2147483647) % ${below})`;
const UNIT_SQL = (index: string) => `('00000000-0000-5000-8000-' || lpad(to_hex(4096 + ${index}), 12, '0'))::uuid`;
const HOLDER_SQL = `'00000000-0000-7000-9000-' || lpad(to_hex(unit * ${HOLDERS_PER_UNIT} + ${random(6, HOLDERS_PER_UNIT)}), 12, '0')`;
const DAY = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

const UNITS = `
  INSERT INTO unit_mirror (unit_id, as_from, level, full_name, province_code, valid_from, agency_code)
  SELECT ${UNIT_SQL('n')}, '-infinity', 'commune', 'Phường số ' || n, '38', NULL, 'H56.100.' || lpad(n::text, 2, '0') FROM generate_series(0, ${COMMUNES - 1}) n`;
const POSTS = `
  INSERT INTO officer_post (post_id, officer_id, unit_id, role, valid_from)
  SELECT gen_random_uuid(), ('00000000-0000-7000-9000-' || lpad(to_hex(unit * ${HOLDERS_PER_UNIT} + holder), 12, '0'))::uuid, ${UNIT_SQL('unit')}, 'specialist', '2020-01-01'
  FROM generate_series(0, ${COMMUNES - 1}) unit, generate_series(0, ${HOLDERS_PER_UNIT - 1}) holder`;

// Of the last eighth of the year most are open; of the rest one of a hundred still is.
const STATUS = (dossiers: number) => `CASE
  WHEN ${random(3, 100)} < CASE WHEN n > ${dossiers} * 0.88 THEN 70 ELSE 1 END THEN (ARRAY['received', 'assigned', 'assigned', 'assigned', 'pending-approval', 'approved'])[1 + ${random(4, 6)}]
  WHEN ${random(5, 100)} < 4 THEN 'stopped' WHEN ${random(5, 100)} < 60 THEN 'completed' ELSE 'result-returned' END`;

const DRAFT = (dossiers: number) => `
  CREATE TEMP TABLE draft AS
  SELECT n, (lpad(to_hex((extract(epoch FROM received_at) * 1000)::bigint), 12, '0') || '70018000' || lpad(to_hex(n), 12, '0'))::uuid AS id, status, unit,
    CASE WHEN ${random(7, 100)} < 3 THEN ${random(8, COMMUNES)} ELSE unit END AS desk_unit, received_at,
    received_at + (1 + ${random(9, 10)}) * interval '1 day' AS ended_at, received_at + (1 + ${random(10, 20)}) * interval '1 day' AS due_at
  FROM (SELECT n, ${STATUS(dossiers)} AS status, CASE WHEN ${random(1, 1_000)} < 50 THEN 0 ELSE ${random(2, COMMUNES)} END AS unit,
    $1::timestamptz - interval '1 hour' - (${dossiers} - n) * (interval '365 days' / ${dossiers}) AS received_at FROM generate_series(1, ${dossiers}::bigint) n) one`;

// The procedures of the catalogue, the first ones asked for most.
const PROCEDURES = `
  CREATE TEMP TABLE offered AS SELECT row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS places, code, version, name, field FROM procedure WHERE version = 1 AND competent_level = 'commune'`;
const DOSSIERS = `
  INSERT INTO dossier (id, code, version, status, procedure_code, procedure_version, procedure_name, field, channel, receiving_unit_id, competent_unit_id,
    returning_unit_id, assignee_id, received_at, received_on, clock_starts_at, due_at, due_on, due_precision, due_reasons, completed_at, completed_on, timeliness, situation, historic)
  SELECT d.id, 'H56.100.' || lpad(unit::text, 2, '0') || '-' || to_char(received_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad(n::text, 7, '0'),
    CASE WHEN status = 'received' THEN 1 ELSE 2 END, status, p.code, p.version, p.name, p.field, CASE WHEN ${random(11, 3)} = 0 THEN 'online' ELSE 'counter' END,
    ${UNIT_SQL('desk_unit')}, ${UNIT_SQL('unit')}, ${UNIT_SQL('desk_unit')}, CASE WHEN status NOT IN ('received', 'stopped') THEN ${HOLDER_SQL} END,
    received_at, ${DAY('received_at')}, received_at, due_at, ${DAY('due_at')}, 'day', '[]', CASE WHEN ended THEN ended_at END, CASE WHEN ended THEN ${DAY('ended_at')} END,
    CASE WHEN ended THEN CASE WHEN ended_at > due_at THEN 'late' ELSE 'on-time' END END, CASE WHEN status = 'stopped' THEN '{"reasonCode":"duplicate"}' ELSE '{}' END::jsonb, false
  FROM (SELECT *, status IN ('completed', 'result-returned') AS ended FROM draft) d
  JOIN offered p ON p.place = floor(p.places * power(${random(12, 10_000)} / 10000.0, 2)) ORDER BY n`;
// One of twenty came from an earlier system and keeps its number.
const FORMER_CODES = `INSERT INTO dossier_former_code (code, dossier_id) SELECT 'HS-CU/' || n, id FROM draft WHERE n % 20 = 0`;

const PERSON_COPY = `COPY dossier_person (dossier_id, role, kind, full_name, personal_number, personal_number_index, phone, phone_index, search_version) FROM STDIN`;
const WORD_COPY = 'COPY dossier_name_word (unit_id, word, dossier_id) FROM STDIN';
const PAGE = 20_000;

// A checkpoint while a table is filled makes every page of it be written to the log whole once more.
const WITHOUT_CHECKPOINTS = { checkpoint_timeout: '1h', max_wal_size: '64GB' };

/**
 * Fills a database that nobody else uses, with the administrator's rights: past row-level security, and with indexes that are built when
 * their tables are full. What is measured afterwards runs with the rights of the service.
 */
export class SeedBenchStore {
  readonly #client: Client;

  constructor(private readonly adminUrl: string) {
    this.#client = new Client({ connectionString: adminUrl });
  }

  async open(): Promise<void> {
    await openFor(this.#client);
    for (const [setting, value] of Object.entries(WITHOUT_CHECKPOINTS)) await this.#client.query(`ALTER SYSTEM SET ${setting} = '${value}'`);
    await this.#client.query('SELECT pg_reload_conf()');
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async fillDossiers({ dossiers, now }: SeedPlan): Promise<void> {
    await this.#client.query(UNITS);
    await this.#client.query(POSTS);
    await this.#client.query(PROCEDURES);
    // A utility statement takes no parameters.
    await this.#client.query(DRAFT(dossiers).replace('$1', `'${now.toISOString()}'`));
    await this.#fill('dossier', () => this.#client.query(DOSSIERS));
    await this.#fill('dossier_former_code', () => this.#client.query(FORMER_CODES));
  }

  /** Every seeded dossier, a page at a time, in the order of ids. */
  async *pages(): AsyncGenerator<readonly SeededDossier[]> {
    for (let afterId = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await this.#client.query<SeededDossier>(
        `SELECT id, competent_unit_id AS "competentUnitId", receiving_unit_id AS "receivingUnitId" FROM dossier WHERE id > $1 ORDER BY id LIMIT ${PAGE}`, [afterId]);
      if (rows.length === 0) return;
      yield rows;
      afterId = rows.at(-1)?.id ?? afterId;
    }
  }

  async fillPersons(pages: (write: { persons: (rows: readonly PersonRow[]) => Promise<void>; words: (rows: readonly WordRow[]) => Promise<void> }) => Promise<void>): Promise<void> {
    await this.#fill('dossier_name_word', () => this.#fill('dossier_person', () => pages({
      persons: (rows) => this.#copy(PERSON_COPY, rows.map((row) => [
        row.dossierId, row.role, row.kind, row.fullName, orNull(row.personalNumber), orNull(row.personalNumberIndex), orNull(row.phone), orNull(row.phoneIndex), row.searchVersion].join('\t'))),
      words: (rows) => this.#copy(WORD_COPY, rows.map(({ unitId, word, dossierId }) => `${unitId}\t${word}\t${dossierId}`)),
    })));
  }

  /** On a connection of its own, so that it goes on while persons are sealed. */
  async fillHistory({ now }: SeedPlan): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl });
    await openFor(client);
    try {
      await fillHistory(client, now);
    } finally {
      await client.end();
    }
  }

  async finish(): Promise<void> {
    await this.#client.query('VACUUM (ANALYZE)');
    await this.#client.query('CHECKPOINT');
    for (const setting of Object.keys(WITHOUT_CHECKPOINTS)) await this.#client.query(`ALTER SYSTEM RESET ${setting}`);
    await this.#client.query('SELECT pg_reload_conf()');
  }

  async #copy(statement: string, lines: readonly string[]): Promise<void> {
    await pipeline(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), this.#client.query(copyFrom(statement)));
  }

  /** Indexes are built when the table is full, which takes a fraction of the time and leaves the same. */
  async #fill(table: string, work: () => Promise<unknown>): Promise<void> {
    const marked = `UPDATE pg_index SET indisready = $2, indisvalid = $2 WHERE indrelid = $1::regclass AND NOT indisprimary`;
    await this.#client.query(marked, [table, false]);
    await work();
    await this.#client.query(`REINDEX TABLE ${table}`);
    await this.#client.query(`ANALYZE ${table}`);
  }
}

async function openFor(client: Client): Promise<void> {
  await client.connect();
  for (const setting of [`maintenance_work_mem = '256MB'`, `work_mem = '128MB'`, 'synchronous_commit = off', 'session_replication_role = replica']) await client.query(`SET ${setting}`);
}

const orNull = (text: string | null): string => text ?? '\\N';
