import type { Seed } from '@haicap/testing';
import { PEOPLE, UNITS } from '../dossier-rig.js';

/** The id of a row of the draft in a table of this kind; it begins with the time of its dossier. */
export const uuid = (kind: number, number: string) =>
  `(lpad(to_hex(1719766800000 + ${number} * 31500), 12, '0') || '70${kind.toString(16).padStart(2, '0')}8000' || lpad(to_hex(${number}), 12, '0'))::uuid`;
// A fifth of the year's dossiers brought their papers and paid; spread over all units and days alike.
const SOME = 'n % 5 = 0';
const LINE = `'{"code":"phi-cap","name":"Phí cấp bản sao","kind":"fee","label":null,"pages":0,"copies":1,"state":"priced","steps":[],"grossDong":15000,"exemption":null,
  "amountDong":15000,"basis":"Nghị quyết","rule":{"source":"procedure","id":"1.004884","version":1},"beforeReturn":true}'::jsonb`;

/** What belongs to some of the dossiers of the draft; each table alone is far above what may be read whole. */
export const BELONGINGS: Seed['tables'] = {
  dossier_component: [`
    INSERT INTO dossier_component (dossier_id, code, originals, copies)
    SELECT id, 'giay-to-' || paper, 1, 0 FROM draft CROSS JOIN generate_series(1, 3) paper WHERE n % 10 = 7 ORDER BY n, paper`],
  file_mirror: [`
    INSERT INTO file_mirror (file_id, owner_account_id, sha256, size_bytes, pages, media_type, scan, nameable_until)
    SELECT ${uuid(7, 'n')}, '${PEOPLE.desk.accountId}', repeat('0', 64), 1000, 1, 'application/pdf', 'clean', received_at + interval '1 day' FROM draft WHERE n % 10 = 7 ORDER BY n`],
  dossier_component_file: [`
    INSERT INTO dossier_component_file (dossier_id, code, file_id, position, sha256, size_bytes, pages, media_type)
    SELECT id, 'giay-to-1', ${uuid(7, 'n')}, 0, repeat('0', 64), 1000, 1, 'application/pdf' FROM draft WHERE n % 10 = 7 ORDER BY n`],
  fee_line: [`
    INSERT INTO fee_line (dossier_id, version, line, source, counts, amount_dong, before_return, content, at)
    SELECT id, 1, 1, 'assessment', true, 15000, true, ${LINE}, received_at FROM draft WHERE ${SOME} ORDER BY n`],
  payment: [`
    INSERT INTO payment (payment_id, dossier_id, unit_id, method, status, amount_dong, requested_at, paid_at, paid_on, booked_on, receipt_series, receipt_year, receipt_number, covers)
    SELECT ${uuid(8, 'n')}, id, unit_id, CASE WHEN owner IS NULL THEN 'cash' ELSE 'online' END, 'paid', 15000, received_at, received_at, day, day, 'BL', date_part('year', day), n,
      '[{"version":1,"line":1,"dong":15000}]'
    FROM (SELECT *, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day FROM draft WHERE ${SOME}) d ORDER BY n`],
  consultation: [`
    INSERT INTO consultation (id, dossier_id, asking_unit_id, unit_id, state, silence, question, asked_by, asked_at, due_at, due_on, outcome, answer, closed_by, closed_at)
    SELECT ${uuid(9, 'n')}, id, '${UNITS.hoangHoa}', unit_id, CASE WHEN open THEN 'open' ELSE 'answered' END, 'waits', 'seed', 'seed', received_at, received_at + interval '3 days',
      ((received_at + interval '3 days') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, CASE WHEN NOT open THEN 'agrees' END, CASE WHEN NOT open THEN 'seed' END,
      CASE WHEN NOT open THEN 'seed' END, CASE WHEN NOT open THEN changed_at END
    FROM (SELECT *, status NOT IN ('completed', 'result-returned', 'refused', 'stopped') AS open FROM draft WHERE n % 10 = 3) d ORDER BY n`],
  result: [`
    INSERT INTO result (id, dossier_id, ordinal, kind, unit_id, signed_at, signed_by, year, number, symbol, numbered_at, issued_at)
    SELECT ${uuid(10, 'n')}, id, 1, 'paper', unit_id, changed_at, 'seed', 2025, n, 'GP-UBND', changed_at, changed_at
    FROM draft WHERE ${SOME} AND status IN ('completed', 'result-returned') ORDER BY n`],
};
