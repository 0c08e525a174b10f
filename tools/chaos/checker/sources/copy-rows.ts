import type { Copy, KeyedRow } from '../copies/mirrors.ts';
import type { Standing } from '../copies/standings.ts';
import { unitsOfToday } from '../copies/units-of-today.ts';
import type { Succession, UnitName } from '../copies/units-of-today.ts';
import type { Query } from './postgres.ts';

type Tables = Readonly<Record<string, readonly KeyedRow[]>>;
type Selects = Readonly<Record<string, string>>;

const row = (key: string, ...columns: string[]): string => `${key} AS key, jsonb_build_array(${columns.map((column) => `(${column})::text`).join(', ')})::text AS value`;
const of = (body: string): string => `body ->> '${body}'`;

// What a registration says holds for every day before the first change.
const UNIT_FACTS = `(SELECT DISTINCT ON (aggregate_id, day) * FROM (
  SELECT *, CASE WHEN type LIKE '%.registered.v1' THEN '0001-01-01' ELSE ${of('changedFrom')} END AS day FROM event WHERE noun = 'unit') e
  ORDER BY aggregate_id, day, version DESC) f`;
const POST = row(`officer_id || ' ' || post_id`, 'unit_id', 'role', 'valid_from', 'valid_to');
const CALENDAR = row('day::text', 'year', 'kind', 'status', 'enabled', 'basis', 'scope');
const CLOSURE = row('closure_id::text', 'unit_id', 'from_day', 'to_day', 'decision', 'reason');
const hoursOf = (scope: string, validTo: string): string => row(`unit_id || ' ' || valid_from`, scope, validTo, 'morning', 'afternoon');
// Hours of one day replace those set for it before, and each period ends the day before the next.
const HOURS_SET = `(SELECT DISTINCT ON (s.unit_id, s.valid_from) s.unit_id, s.valid_from, s.morning, s.afternoon, u.level
  FROM service_hours s JOIN unit u USING (unit_id) ORDER BY s.unit_id, s.valid_from, s.version DESC) h`;
const ORDER = row('aggregate_id::text', of('dossierId'), of('amountDong'), `replace(event_id::text, '-', '')`, of('code'), of('procedureCode'), of('unitName'), `coalesce(${of('unitCode')}, '')`);
const SUCCESSION = row(`from_unit_id || ' ' || to_unit_id`, 'kind', 'effective_on');
const PROCEDURE = row(`code || ' ' || version`, 'name', 'field', 'valid_from', 'valid_to');

const DELEGATION = row('delegation_id::text', 'from_officer_id', 'to_officer_id', 'unit_id', 'role', 'valid_from', 'valid_to', 'withdrawn_at');
const SIGNS = `WHERE 'sign' = ANY (actions)`;
const TITLED_POST = row(`officer_id || ' ' || post_id`, 'login', 'unit_id', 'role', 'title', 'valid_from', 'valid_to');
const FILE = row('id::text', 'owner_account_id', 'sha256', 'size_bytes', 'pages', 'media_type', 'scan');
const RESULT = row(`dossier_id || ' ' || result_id`, 'sha256', 'signed_on', 'withdrawn_on', 'replaces_result_id');
const dayOf = (column: string): string => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
// A dossier stands between its units; files keeps that once it names a file or asks another unit.
const NAMED = `(SELECT DISTINCT e.aggregate_id AS dossier_id, (f ->> 'fileId')::uuid AS file_id FROM event e, jsonb_array_elements(e.body -> 'files') f WHERE e.noun = 'dossier') n`;
const ASKED = `(SELECT aggregate_id FROM event WHERE noun = 'dossier' AND body ->> 'consultedUnitId' IS NOT NULL AND type NOT LIKE '%.consultation-withdrawn.v1')`;
const UNITS_OF_DOSSIER = `(SELECT array_agg(DISTINCT u ORDER BY u) FROM unnest(ARRAY[d.receiving_unit_id, d.competent_unit_id, d.returning_unit_id]) u)`;

const ADMIN_POST = row(`officer_id || ' ' || post_id`, 'valid_from', 'valid_to');
const REGISTRY: Selects = {
  adminPosts: `SELECT ${ADMIN_POST} FROM post WHERE role = 'province-admin'`,
  unitsForDossier: `SELECT ${row(`aggregate_id || ' ' || day`, of('level'), of('fullName'), of('provinceCode'), of('validFrom'), of('validTo'), `body -> 'agencyCode' ->> 'code'`)} FROM ${UNIT_FACTS}`,
  unitsForReporting: `SELECT ${row(`aggregate_id || ' ' || day`, of('code'), of('level'), of('type'), of('name'), of('fullName'), of('provinceCode'), of('validFrom'), of('validTo'))} FROM ${UNIT_FACTS}`,
  unitFacts: `SELECT ${row('aggregate_id::text', 'version', of('code'), of('level'), of('provinceCode'), of('validFrom'), of('validTo'), of('type'), of('name'), of('fullName'))}
    FROM (SELECT DISTINCT ON (aggregate_id) * FROM event WHERE noun = 'unit' ORDER BY aggregate_id, version DESC) f`,
  units: `SELECT ${row('u.unit_id::text', 'u.version', 'u.code', 'u.level', 'u.province_code', 'u.valid_from', 'u.valid_to', 'v.type', 'v.name', 'v.full_name')}
    FROM unit u JOIN (SELECT DISTINCT ON (unit_id) * FROM unit_version ORDER BY unit_id, from_day DESC) v USING (unit_id)`,
  posts: `SELECT ${POST} FROM post`,
  officers: `SELECT ${row('officer_id::text', 'login', 'demo', 'version')} FROM officer`,
  calendar: `SELECT ${CALENDAR} FROM calendar_day`,
  closures: `SELECT ${CLOSURE} FROM unit_closure WHERE withdrawn_at IS NULL`,
  hours: `SELECT ${hoursOf(`CASE level WHEN 'province' THEN 'province' ELSE 'unit' END`, 'lead(valid_from) OVER (PARTITION BY unit_id ORDER BY valid_from) - 1')} FROM ${HOURS_SET}`,
  successions: `SELECT ${SUCCESSION} FROM unit_succession`,
  titledPosts: `SELECT ${row(`o.officer_id || ' ' || p.post_id`, 'o.login', 'p.unit_id', 'p.role', 'p.title', 'p.valid_from', 'p.valid_to')} FROM post p JOIN officer o USING (officer_id)`,
  unitNames: `SELECT ${row(`aggregate_id || ' ' || day`, of('fullName'))} FROM ${UNIT_FACTS}`,
  delegations: `SELECT ${DELEGATION} FROM delegation`,
  signingDelegations: `SELECT ${DELEGATION} FROM delegation ${SIGNS}`,
};
const FILES: Selects = {
  posts: `SELECT ${TITLED_POST} FROM signatory_post`,
  unitNames: `SELECT ${row(`unit_id || ' ' || as_from`, 'full_name')} FROM signatory_unit`,
  delegations: `SELECT ${DELEGATION} FROM signatory_delegation`,
  complete: `SELECT ${FILE} FROM stored_file WHERE state = 'complete'`,
  named: `SELECT ${row(`dossier_id || ' ' || file_id`)} FROM dossier_file`,
  dossiers: `SELECT ${row('dossier_id::text', 'unit_ids', 'owner_account_id')} FROM dossier_units`,
  results: `SELECT ${RESULT} FROM result_standing`,
};
const PORTAL_ADAPTER: Selects = {
  channel: `SELECT ${row(`'online'`, 'online')} FROM payment_channel`,
  sessions: `SELECT ${row('payment_id::text', 'dossier_id', 'amount_dong', 'reference', `order_body ->> 'dossierCode'`, `order_body ->> 'procedureCode'`, `order_body ->> 'unitName'`, `order_body ->> 'unitCode'`)} FROM payment_session`,
  cancelled: `SELECT ${row('payment_id::text', 'dossier_id')} FROM payment_session WHERE status = 'cancelled'`,
  ended: `SELECT ${row('payment_id::text', 'dossier_id')} FROM payment_session WHERE status IN ('paid', 'failed')`,
};
const WEBHOOK: Selects = { admins: `SELECT ${ADMIN_POST} FROM admin_post` };
const DOSSIER: Selects = {
  units: `SELECT ${row(`unit_id || ' ' || as_from`, 'level', 'full_name', 'province_code', 'valid_from', 'valid_to', 'agency_code')} FROM unit_mirror`,
  posts: `SELECT ${POST} FROM officer_post`,
  calendar: `SELECT ${CALENDAR} FROM calendar_day`,
  closures: `SELECT ${CLOSURE} FROM unit_closure`,
  hours: `SELECT ${hoursOf('scope', 'valid_to')} FROM service_hours`,
  procedures: `SELECT ${PROCEDURE} FROM procedure`,
  orders: `SELECT ${ORDER} FROM event WHERE noun = 'payment-order' AND type LIKE '%.placed.v1'`,
  givenUp: `SELECT ${row('aggregate_id::text', of('dossierId'))} FROM event WHERE noun = 'payment-order' AND type LIKE '%.given-up.v1'`,
  delegations: `SELECT ${DELEGATION} FROM delegation_mirror`,
  files: `SELECT ${FILE.replace('id::text', 'file_id::text')} FROM file_mirror WHERE NOT deleted`,
  named: `SELECT ${row(`dossier_id || ' ' || file_id`)} FROM ${NAMED}`,
  dossiersForFiles: `SELECT ${row('d.id::text', UNITS_OF_DOSSIER, `CASE WHEN d.id IN (SELECT dossier_id FROM ${NAMED}) THEN d.owner_account_id END`)} FROM dossier d WHERE d.id IN (SELECT dossier_id FROM ${NAMED}) OR d.id IN ${ASKED}`,
  results: `SELECT ${row(`dossier_id || ' ' || id`, 'sha256', dayOf('signed_at'), dayOf('withdrawn_at'), 'replaces_result_id')} FROM result WHERE signed_at IS NOT NULL`,
  channel: `SELECT ${row(`'online'`, 'online')} FROM payment_channel`,
};
const REPORTING: Selects = {
  units: `SELECT ${row(`unit_id || ' ' || as_from`, 'code', 'level', 'type', 'name', 'full_name', 'province_code', 'valid_from', 'valid_to')} FROM unit_mirror`,
  successions: `SELECT ${SUCCESSION} FROM unit_succession`,
  today: `SELECT ${row('unit_id::text', 'today_unit_id')} FROM unit_today`,
  procedures: `SELECT ${PROCEDURE} FROM procedure_mirror`,
};
const IDENTITY: Selects = {
  officers: `SELECT ${row('account_id::text', 'login', 'demo', 'version')} FROM account WHERE kind = 'officer' AND officer_id = account_id`,
  posts: `SELECT ${row(`account_id || ' ' || post_id`, 'unit_id', 'role', 'valid_from', 'valid_to')} FROM account_post`,
};

async function readAll(query: Query, selects: Selects): Promise<Tables> {
  const tables: Record<string, KeyedRow[]> = {};
  for (const [name, sql] of Object.entries(selects)) tables[name] = await query<KeyedRow>(sql);
  return tables;
}

export type Lineage = { successions: Succession[]; names: Map<string, UnitName> };

export const readRegistryTables = (query: Query): Promise<Tables> => readAll(query, REGISTRY);
export const readDossierTables = (query: Query): Promise<Tables> => readAll(query, DOSSIER);
export const readReportingTables = (query: Query): Promise<Tables> => readAll(query, REPORTING);
export const readFilesTables = (query: Query): Promise<Tables> => readAll(query, FILES);
export const readAdapterTables = (query: Query): Promise<Tables> => readAll(query, PORTAL_ADAPTER);
export const readWebhookTables = (query: Query): Promise<Tables> => readAll(query, WEBHOOK);
export const readIdentityTables = (query: Query): Promise<Tables> => readAll(query, IDENTITY);

/** Which unit went into which, and the latest name and code of each. */
export async function readLineage(query: Query): Promise<Lineage> {
  const successions = await query<Succession>(`SELECT from_unit_id AS "fromUnitId", to_unit_id AS "toUnitId", effective_on::text AS "effectiveOn" FROM unit_succession`);
  const names = await query<UnitName>(`SELECT DISTINCT ON (u.unit_id) u.unit_id AS "unitId", u.code, v.name FROM unit u JOIN unit_version v USING (unit_id) ORDER BY u.unit_id, v.from_day DESC`);
  return { successions, names: new Map(names.map((unit) => [unit.unitId, unit])) };
}

/** The copy of the live slot. */
export async function readStandings(query: Query): Promise<Standing[]> {
  return await query<Standing>(`
    SELECT dossier_id AS "dossierId", version, competent_unit_id AS "competentUnitId", procedure_code AS "procedureCode", field,
      received_on::text AS "receivedOn", due_on::text AS "dueOn", completed_on::text AS "completedOn", timeliness, historic,
      refused_on::text AS "refusedOn", stopped_on::text AS "stoppedOn", pauses
    FROM dossier_standing WHERE slot = (SELECT live_slot FROM figure_state)`);
}

/** Every read copy beside what it is a copy of. */
export function pairCopies(tables: { registry: Tables; dossier: Tables; reporting: Tables; identity: Tables; files: Tables; adapter: Tables; webhook: Tables; lineage: Lineage; today: string }): Copy[] {
  const { registry, dossier, reporting, identity, files, adapter, webhook, lineage, today } = tables;
  const copy = (name: string, source: string, owner: readonly KeyedRow[] | undefined, mirror: readonly KeyedRow[] | undefined): Copy =>
    ({ name, source, owner: owner ?? [], copy: mirror ?? [] });
  // Money or a refusal that was there first is not undone by giving up.
  const ended = new Set((adapter['ended'] ?? []).map(({ key }) => key));
  const givenUp = (dossier['givenUp'] ?? []).filter(({ key }) => !ended.has(key));
  const underToday = [...unitsOfToday(lineage.successions, lineage.names, today)].map(([key, unitId]) => ({ key, value: JSON.stringify([unitId]) }));
  return [
    copy('registry.unit and its facts', 'registry.unit', registry['unitFacts'], registry['units']),
    copy('dossier.unit_mirror', 'registry.unit', registry['unitsForDossier'], dossier['units']),
    copy('dossier.officer_post', 'registry.officer', registry['posts'], dossier['posts']),
    copy('dossier.calendar_day', 'registry.calendar', registry['calendar'], dossier['calendar']),
    copy('dossier.unit_closure', 'registry.calendar', registry['closures'], dossier['closures']),
    copy('dossier.service_hours', 'registry.calendar', registry['hours'], dossier['hours']),
    copy('reporting.unit_mirror', 'registry.unit', registry['unitsForReporting'], reporting['units']),
    copy('reporting.unit_succession', 'registry.unit', registry['successions'], reporting['successions']),
    copy('reporting.unit_today', 'registry.unit', underToday, reporting['today']),
    copy('reporting.procedure_mirror', 'dossier.procedure', dossier['procedures'], reporting['procedures']),
    copy('identity.account', 'registry.officer', registry['officers'], identity['officers']),
    copy('dossier.delegation_mirror', 'registry.delegation', registry['delegations'], dossier['delegations']),
    copy('dossier.file_mirror', 'files.file', files['complete'], dossier['files']),
    copy('dossier.payment_channel', 'portal-adapter.payment-channel', adapter['channel'], dossier['channel']),
    copy('portal-adapter.payment_session', 'dossier.payment-order', dossier['orders'], adapter['sessions']),
    copy('portal-adapter.payment_session given up', 'dossier.payment-order', givenUp, adapter['cancelled']),
    copy('files.signatory_post', 'registry.officer', registry['titledPosts'], files['posts']),
    copy('files.signatory_unit', 'registry.unit', registry['unitNames'], files['unitNames']),
    copy('files.signatory_delegation', 'registry.delegation', registry['signingDelegations'], files['delegations']),
    copy('files.dossier_units', 'dossier.dossier', dossier['dossiersForFiles'], files['dossiers']),
    copy('files.dossier_file', 'dossier.dossier', dossier['named'], files['named']),
    copy('files.result_standing', 'dossier.dossier', dossier['results'], files['results']),
    copy('webhook.admin_post', 'registry.officer', registry['adminPosts'], webhook['admins']),
    copy('identity.account_post', 'registry.officer', registry['posts'], identity['posts']),
  ];
}
