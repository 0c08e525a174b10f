import type { Seed } from '@haicap/testing';
import { ALL_UNITS } from '../../src/on-time-tally/on-time-tally.js';

export const DOSSIERS = 1_000_000;
/** The communes of today in sample-facts.ts. */
export const UNITS = 166;
export const PROCEDURES = 6;

const uuid = (kind: string, n: string) => `('0197bd00-${kind}-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const AT = `timestamptz '2024-07-01 00:00+07' + (n * 31.5) * interval '1 second'`;
const DAY = `((${AT}) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
const random = (salt: number, below: number) => `(hashint8extended(n, ${salt}) & 2147483647) % ${below}`;

const STANDING = `
  INSERT INTO dossier_standing (slot, dossier_id, version, competent_unit_id, procedure_code, field, received_on, due_on, completed_on, timeliness, historic)
  SELECT 'a', ${uuid('0002', 'n')}, CASE WHEN ended THEN 2 ELSE 1 END, ${uuid('0001', `1 + ${random(1, UNITS)}`)}, '1.' || ${random(2, PROCEDURES)}, 'Lĩnh vực ' || ${random(2, PROCEDURES)} % 2,
    ${DAY}, ${DAY} + 5, CASE WHEN ended THEN ${DAY} + 3 END, CASE WHEN ended THEN 'early' END, false
  FROM (SELECT n, ${random(3, 10)} < 8 AS ended FROM generate_series(1, ${DOSSIERS}::bigint) n) one`;
const VERSION = `
  INSERT INTO aggregate_version (source, aggregate_id, version)
  SELECT 'dossier.dossier', ${uuid('0002', 'n')}, CASE WHEN ${random(3, 10)} < 8 THEN 2 ELSE 1 END FROM generate_series(1, ${DOSSIERS}::bigint) n`;
const INBOX = `
  INSERT INTO inbox (event_id, at, source, aggregate_id, version, applied_at)
  SELECT ${uuid('0009', '2 * n + v')}, ${AT}, 'dossier.dossier', ${uuid('0002', 'n')}, v, ${AT}
  FROM generate_series(1, ${DOSSIERS}::bigint) n, generate_series(1, 2) v WHERE v = 1 OR ${random(3, 10)} < 8`;

// The tally of a year in the grains and spans that reports ask for, every unit with every procedure on every day.
const units = `SELECT ${uuid('0001', 'u')} AS unit_id FROM generate_series(1, ${UNITS}) u`;
const days = (step: string) => `SELECT day::date FROM generate_series(date_trunc('year', timestamp '2024-07-01'), timestamp '2025-06-30', interval '${step}') day WHERE day >= '2024-01-01'`;
const tens = `SELECT m.day + t.ten AS day FROM (${days('1 month')}) m, (VALUES (0), (10), (20)) t (ten)`;
const procedures = `generate_series(0, ${PROCEDURES - 1}) p`;
const tally = (grain: number, span: number, rows: string) => `INSERT INTO tally SELECT 'a', ${grain}, ${span}, r.*, 4, 3, 3, 0, 1, 0, 0 FROM (${rows}) r`;
const ofProcedures = (when: string) => `SELECT d.day, '${ALL_UNITS}'::uuid, '1.' || p, 'Lĩnh vực ' || p % 2 FROM (${when}) d, ${procedures}`;
const ofUnits = (when: string) => `SELECT d.day, u.unit_id, '', '' FROM (${units}) u, (${when}) d`;
const ofBoth = (when: string) => `SELECT d.day, u.unit_id, '1.' || p, 'Lĩnh vực ' || p % 2 FROM (${units}) u, (${when}) d, ${procedures}`;
const SPANS = { 1: days('1 day'), 2: tens, 3: days('1 month'), 4: days('3 months'), 5: days('1 year') } as const;
const TALLY = [
  ...Object.entries(SPANS).flatMap(([span, when]) => [
    tally(1, Number(span), `SELECT d.day, '${ALL_UNITS}'::uuid, '', '' FROM (${when}) d`), tally(3, Number(span), ofUnits(when)),
  ]),
  ...([1, 3, 5] as const).flatMap((span) => [tally(2, span, ofProcedures(SPANS[span])), tally(4, span, ofBoth(SPANS[span]))]),
];

/** A province's year as reporting holds it: where a million dossiers stand, what was counted of them, which facts were applied. */
export const MILLION_STANDINGS: Seed = {
  name: 'million-standings',
  before: ['2024-07-01', '2024-10-01', '2025-01-01', '2025-04-01', '2025-07-01'].map((month) => `SELECT ensure_partitions('inbox', '${month}', true)`),
  tables: { dossier_standing: [STANDING], aggregate_version: [VERSION], inbox: [INBOX], tally: TALLY },
  after: [`INSERT INTO bootstrap VALUES ('dossier.dossier', '2000000', now(), '2025-06-29')`],
};
