import type { Seed } from '@haicap/testing';
import { PersonalDataCipher } from '@haicap/service-kit';
import { nameKeys, phoneKey } from '../../src/person/name-words.js';
import { CITIZEN, PEOPLE, TEST_KEYS, UNITS } from '../dossier-rig.js';
import { BELONGINGS, uuid } from './belongings.js';

export const DOSSIERS = 1_000_000;

/** Whom the questions ask for. */
export const WANTED = { name: 'Nguyễn Văn An', personalNumber: '038090012345', phone: '0912345678' };
const cipher = new PersonalDataCipher(TEST_KEYS);
const KEYS = { words: nameKeys(cipher, WANTED.name).words, number: cipher.blindIndex(WANTED.personalNumber), phone: phoneKey(cipher, WANTED.phone) };

// The year that ends where the clock of the tests stands: one dossier about every half minute.
const RECEIVED_AT = `timestamptz '2024-07-01 00:00+07' + (n * 31.5) * interval '1 second'`;
const TIME_LEFT = `timestamptz '2025-07-01 08:00+07' - (${RECEIVED_AT})`;
const random = (salt: number, below: number) => `(hashint8extended(n, ${salt}) & 2147483647) % ${below}`;
const unit = (number: string) => `('00000000-0000-5000-8000-' || lpad(to_hex(4096 + ${number}), 12, '0'))::uuid`;

// One ward of the province is large, one commune middling, 164 share the rest evenly.
const UNIT = `CASE WHEN ${random(1, 1000)} < 50 THEN '${UNITS.hacThanh}'::uuid WHEN ${random(1, 1000)} < 70 THEN '${UNITS.hoangHoa}'::uuid ELSE ${unit(random(2, 164))} END`;

/** Four of five have ended; of the others most are with an officer. In thousandths, up to and including. */
const STATUSES = [
  [550, 'completed'], [770, 'result-returned'], [785, 'refused'], [800, 'stopped'], [810, 'submitted'], [850, 'received'], [940, 'assigned'],
  [960, 'supplement-requested'], [962, 'payment-required'], [978, 'pending-approval'], [982, 'returned-by-approver'], [997, 'approved'], [1000, 'withdrawal-requested'],
] as const;
const STATUS = `CASE ${STATUSES.map(([upTo, status]) => `WHEN ${random(3, 1000)} < ${upTo} THEN '${status}'`).join(' ')} END`;

const COMPLETED = `status IN ('completed', 'result-returned')`;
const BEFORE = `'{"status":"received"}'::jsonb`;
const SITUATION = `CASE
  WHEN status IN ('supplement-requested', 'payment-required') THEN jsonb_build_object('pausedAt', changed_at, 'before', ${BEFORE}, 'reasonCode', 'incomplete', 'missing', '[]'::jsonb)
  WHEN status = 'withdrawal-requested' THEN jsonb_build_object('before', ${BEFORE}, 'reasonCode', 'no-longer-needed')
  WHEN status IN ('refused', 'stopped') THEN '{"reasonCode":"duplicate"}' ELSE '{}' END`;

// What all tables below are made from; gone when the seed is.
const DRAFT = `
  CREATE TEMP TABLE draft AS
  SELECT n, id, 'H56.147.97-' || to_char(received_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad(n::text, 7, '0') AS code, status,
    CASE WHEN status IN ('submitted', 'received') THEN 1 ELSE 2 END AS version,
    unit_id, CASE WHEN ${random(4, 100)} < 3 THEN ${unit(random(5, 164))} ELSE unit_id END AS desk_unit_id,
    CASE WHEN status IN ('submitted', 'received', 'refused', 'stopped') THEN NULL
      WHEN unit_id = '${UNITS.hacThanh}' AND ${random(6, 4)} = 0 THEN '${PEOPLE.specialist.accountId}'
      ELSE 'officer-' || unit_id || '-' || ${random(6, 4)} END AS assignee,
    CASE WHEN ${random(7, 5)} > 0 THEN NULL WHEN ${random(8, 1000)} = 0 THEN '${CITIZEN.accountId}' ELSE 'citizen-' || ${random(9, 60_000)} END AS owner,
    received_at, received_at + least(${random(10, 14)} * interval '1 day', (${TIME_LEFT}) / 2) AS changed_at,
    CASE WHEN ${random(11, 50)} > 0 THEN received_at + (1 + ${random(12, 10)}) * interval '1 day' END AS due_at
  FROM (SELECT n, ${uuid(1, 'n')} AS id, ${STATUS} AS status, ${UNIT} AS unit_id, ${RECEIVED_AT} AS received_at FROM generate_series(1, ${DOSSIERS}::bigint) n) one`;

const DAY = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
const DOSSIER = `
  INSERT INTO dossier (id, code, version, status, procedure_code, procedure_version, procedure_name, field, channel, receiving_unit_id, competent_unit_id,
    returning_unit_id, owner_account_id, assignee_id, submitted_at, received_at, received_on, clock_starts_at, due_at, due_on, due_precision, due_reasons,
    completed_at, completed_on, timeliness, situation, historic)
  SELECT id, code, version, status, CASE WHEN n % 40 = 3 THEN '1.001193' ELSE '1.004884' END, 1, 'Đăng ký lại khai sinh', 'Hộ tịch', CASE WHEN owner IS NULL THEN 'counter' ELSE 'online' END,
    desk_unit_id, unit_id, desk_unit_id, owner, assignee, CASE WHEN status = 'submitted' THEN received_at END,
    kept_at, ${DAY('kept_at')}, kept_at, promised_at, ${DAY('promised_at')}, 'day', '[]',
    ended_at, ${DAY('ended_at')}, CASE WHEN ended_at < promised_at - interval '1 day' THEN 'early' WHEN ended_at > promised_at THEN 'late' WHEN ended_at IS NOT NULL THEN 'on-time' END,
    ${SITUATION}, false
  FROM (SELECT *, CASE WHEN status <> 'submitted' THEN received_at END AS kept_at, CASE WHEN status <> 'submitted' THEN due_at END AS promised_at,
    CASE WHEN ${COMPLETED} THEN changed_at END AS ended_at FROM draft) d ORDER BY n`;

const VERSIONS = `
  SELECT n, id, 1 AS version, 'received' AS what, received_at AS at, unit_id FROM draft
  UNION ALL SELECT n, id, 2, CASE WHEN ${COMPLETED} THEN 'completed' ELSE 'assigned' END, changed_at, unit_id FROM draft WHERE version = 2`;

const sentence = (said: string) => `'{"type":"${said}","competentUnit":"Phường Hạc Thành","receivingUnit":"Phường Hạc Thành","channel":"counter","dueOn":null,"again":false,"timeliness":"early"}'::jsonb`;
const STEP = `
  INSERT INTO dossier_step (dossier_id, version, at, type, status, sentence, progress)
  SELECT id, version, at, what, what, CASE what ${['received', 'assigned', 'completed'].map((what) => `WHEN '${what}' THEN ${sentence(what)}`).join(' ')} END, '{}'
  FROM (${VERSIONS}) v ORDER BY n, version`;
// Nobody reads these cells but the cipher of the plans' rig.
const PERSON = `
  INSERT INTO dossier_person (dossier_id, full_name, personal_number, personal_number_index, phone_index, search_version)
  SELECT id, 'seed', 'seed', CASE WHEN n % 20000 = 7 THEN '${KEYS.number}' ELSE md5((${random(13, 600_000)})::text) END,
    CASE WHEN n % 20000 = 9 THEN '${KEYS.phone}' ELSE md5('phone' || ${random(14, 700_000)}) END, 1
  FROM draft ORDER BY n`;
// Names as they are: two of five are called Nguyễn, one of five Văn, two of a hundred An; the others share the rest.
const NAME_WORD = `
  INSERT INTO dossier_name_word (unit_id, word, dossier_id)
  SELECT unit_id, CASE place
      WHEN 1 THEN CASE WHEN ${random(21, 100)} < 38 THEN ${KEYS.words[0]} ELSE ${random(22, 12)} END
      WHEN 2 THEN CASE WHEN ${random(23, 100)} < 20 THEN ${KEYS.words[1]} ELSE 100 + ${random(24, 40)} END
      ELSE CASE WHEN ${random(25, 100)} < 2 THEN ${KEYS.words[2]} ELSE 1000 + ${random(26, 400)} END END, id
  FROM draft CROSS JOIN generate_series(1, 3) place`;
const EVENT = `
  INSERT INTO event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
  SELECT ${uuid(2, '(2 * n + version)')}, 'dossier', id, version, 'vn.haicap.dossier.dossier.' || what || '.v1', jsonb_build_object('dossierId', id, 'competentUnitId', unit_id), at, 'seed', ''
  FROM (${VERSIONS}) v ORDER BY at, n`;
const HEAD = `INSERT INTO event_head (noun, aggregate_id, version, appended) SELECT 'dossier', id, version, 1 FROM draft ORDER BY n`;

// The outbox keeps 35 days. What the stream still holds was published within its days by the database's own clock, which no
// test sets: those rows are from the future. Their places in the stream lie before any that a test's own stream gives out. The last
// are of a bulk load that waits.
const OUTBOX = `
  INSERT INTO outbox (id, at, aggregate_id, published_at, stream_seq, bulk)
  SELECT id, at, aggregate_id, CASE WHEN bulk THEN NULL WHEN at > '2025-06-17' THEN at + interval '100 years' ELSE at END,
    CASE WHEN NOT bulk THEN row_number() OVER (ORDER BY id) - 1000000 END, bulk
  FROM (SELECT id, at, aggregate_id, at > '2025-06-04' AND version = 1 AS bulk FROM event WHERE at >= '2025-05-27' AND at < '2025-07-01 00:00+00') e ORDER BY id`;
const AUDIT = `
  INSERT INTO audit (at, recorded_at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
  SELECT at, at, actor, 'receive', 'dossier', aggregate_id, version, '', '{}', row_number() OVER (ORDER BY id), '', '' FROM event WHERE version = 1 ORDER BY id`;
const IDEMPOTENCY = `
  INSERT INTO idempotency (account, route, key, body_hash, aggregate_id, version, status, at)
  SELECT '${PEOPLE.desk.accountId}', 'rpc.dossier.receive-dossier.v1', 'seed-' || event_id, '\\x00', aggregate_id, version, 201, at + interval '100 years'
  FROM event WHERE at >= '2025-05-27' ORDER BY id`;
// Each dossier that has an appointment was warned of it once; a few of those that are worked on still are.
const NOTICE = `
  INSERT INTO deadline_notice (notice_id, dossier_id, due_at, before_minutes, noticed_at, competent_unit_id, ended_at)
  SELECT ${uuid(5, 'n')}, id, due_at, 480, due_at - interval '1 day', unit_id, CASE WHEN status NOT IN ('received', 'assigned', 'pending-approval', 'approved') THEN changed_at END
  FROM draft WHERE due_at IS NOT NULL AND status <> 'submitted' ORDER BY n`;
// What a province moved to another version last year, and looked at again.
const MOVES = `
  INSERT INTO procedure_move (move_id, version, status, code, from_version, to_version, reason, examined, created_at, created_by, changed_at, changed_by, moved)
  SELECT ${uuid(6, 'n')}, 3, 'applied', '1.004884', n, n + 1, 'Thành phần hồ sơ mới', 10000, '2025-01-01', 'seed', '2025-01-01', 'seed', 10000 FROM generate_series(1, 20) n`;
const MOVE_LINES = `
  INSERT INTO procedure_move_line (move_id, dossier_id, state, missing, not_asked_any_more)
  SELECT ${uuid(6, '(1 + n % 20)')}, id, 'moved', '[]', '[]' FROM draft WHERE n <= 200000 ORDER BY n`;
const CODES = [
  `INSERT INTO code_counter SELECT 'H56.' || u, d::date, ${unit('u')}, 40 FROM generate_series(date '2024-07-01', date '2025-06-30', '1 day') d, generate_series(1, 164) u`,
  `INSERT INTO code_block SELECT 'H56.' || u, d::date, desk, first, first + 19, first + 14, ${unit('u')} FROM generate_series(date '2024-07-01', date '2025-06-30', '1 day') d, generate_series(1, 164) u, (VALUES ('main', 1), ('online', 21)) k (desk, first)`,
  `INSERT INTO officer_post SELECT ${uuid(3, 'n')}, ${uuid(4, 'n')}, ${unit('n % 164')}, 'specialist', '2020-01-01' FROM generate_series(1, 10000) n`,
];

/** A province's year as the service would hold it: a million dossiers and whatever belongs to them. */
export const MILLION_DOSSIERS: Seed = {
  name: 'million-dossiers',
  before: [
    ...['event', 'outbox', 'audit'].flatMap((table) => ['2024-07-01', '2024-10-01', '2025-01-01', '2025-04-01', '2025-07-01'].map(
      (month) => `SELECT ensure_partitions('${table}', '${month}', true)`)),
    DRAFT,
  ],
  tables: {
    dossier: [DOSSIER], dossier_step: [STEP], dossier_person: [PERSON], dossier_name_word: [NAME_WORD], event: [EVENT], event_head: [HEAD], outbox: [OUTBOX], audit: [AUDIT],
    deadline_notice: [NOTICE], procedure_move: [MOVES], procedure_move_line: [MOVE_LINES], idempotency: [IDEMPOTENCY], code_counter: [CODES[0] ?? ''], code_block: [CODES[1] ?? ''], officer_post: [CODES[2] ?? ''],
    ...BELONGINGS,
  },
  after: ['UPDATE audit_head SET seq = (SELECT max(seq) FROM audit)'],
};
