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
const CALENDAR = row('day::text', 'year', 'kind', 'status', 'enabled', 'basis');
const SUCCESSION = row(`from_unit_id || ' ' || to_unit_id`, 'kind', 'effective_on');
const PROCEDURE = row(`code || ' ' || version`, 'name', 'field', 'valid_from', 'valid_to');

const REGISTRY: Selects = {
  unitsForDossier: `SELECT ${row(`aggregate_id || ' ' || day`, of('level'), of('fullName'), of('provinceCode'), of('validFrom'), of('validTo'), `body -> 'agencyCode' ->> 'code'`)} FROM ${UNIT_FACTS}`,
  unitsForReporting: `SELECT ${row(`aggregate_id || ' ' || day`, of('code'), of('level'), of('type'), of('name'), of('fullName'), of('provinceCode'), of('validFrom'), of('validTo'))} FROM ${UNIT_FACTS}`,
  unitFacts: `SELECT ${row('aggregate_id::text', 'version', of('code'), of('level'), of('provinceCode'), of('validFrom'), of('validTo'), of('type'), of('name'), of('fullName'))}
    FROM (SELECT DISTINCT ON (aggregate_id) * FROM event WHERE noun = 'unit' ORDER BY aggregate_id, version DESC) f`,
  units: `SELECT ${row('u.unit_id::text', 'u.version', 'u.code', 'u.level', 'u.province_code', 'u.valid_from', 'u.valid_to', 'v.type', 'v.name', 'v.full_name')}
    FROM unit u JOIN (SELECT DISTINCT ON (unit_id) * FROM unit_version ORDER BY unit_id, from_day DESC) v USING (unit_id)`,
  posts: `SELECT ${POST} FROM post`,
  officers: `SELECT ${row('officer_id::text', 'login', 'demo', 'version')} FROM officer`,
  calendar: `SELECT ${CALENDAR} FROM calendar_day`,
  successions: `SELECT ${SUCCESSION} FROM unit_succession`,
};
const DOSSIER: Selects = {
  units: `SELECT ${row(`unit_id || ' ' || as_from`, 'level', 'full_name', 'province_code', 'valid_from', 'valid_to', 'agency_code')} FROM unit_mirror`,
  posts: `SELECT ${POST} FROM officer_post`,
  calendar: `SELECT ${CALENDAR} FROM calendar_day`,
  procedures: `SELECT ${PROCEDURE} FROM procedure`,
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
export function pairCopies(tables: { registry: Tables; dossier: Tables; reporting: Tables; identity: Tables; lineage: Lineage; today: string }): Copy[] {
  const { registry, dossier, reporting, identity, lineage, today } = tables;
  const copy = (name: string, source: string, owner: readonly KeyedRow[] | undefined, mirror: readonly KeyedRow[] | undefined): Copy =>
    ({ name, source, owner: owner ?? [], copy: mirror ?? [] });
  const underToday = [...unitsOfToday(lineage.successions, lineage.names, today)].map(([key, unitId]) => ({ key, value: JSON.stringify([unitId]) }));
  return [
    copy('registry.unit and its facts', 'registry.unit', registry['unitFacts'], registry['units']),
    copy('dossier.unit_mirror', 'registry.unit', registry['unitsForDossier'], dossier['units']),
    copy('dossier.officer_post', 'registry.officer', registry['posts'], dossier['posts']),
    copy('dossier.calendar_day', 'registry.calendar', registry['calendar'], dossier['calendar']),
    copy('reporting.unit_mirror', 'registry.unit', registry['unitsForReporting'], reporting['units']),
    copy('reporting.unit_succession', 'registry.unit', registry['successions'], reporting['successions']),
    copy('reporting.unit_today', 'registry.unit', underToday, reporting['today']),
    copy('reporting.procedure_mirror', 'dossier.procedure', dossier['procedures'], reporting['procedures']),
    copy('identity.account', 'registry.officer', registry['officers'], identity['officers']),
    copy('identity.account_post', 'registry.officer', registry['posts'], identity['posts']),
  ];
}
