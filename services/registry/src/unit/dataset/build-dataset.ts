import { createHash } from 'node:crypto';
import { normalizeName } from '@haicap/kernel';
import { addressFileText, readAddressFile, type AddressTables } from './source/address-file.js';
import { readRules, type AddressRule, type RuleReport } from './source/address-rules.js';
import { correct, readCorrections, type Correction } from './corrections.js';
import { latestVersion, type DatasetSuccession, type DatasetUnit } from './dataset-unit.js';
import { formerUnits } from './former-units.js';
import { searchEntries, type SearchEntry } from './search-entries.js';
import { successions } from './successions.js';
import { todaysUnits } from './todays-units.js';

/** What was read and what had to be repaired; printed in the log and shown by the readiness detail. */
export interface DatasetReport extends RuleReport {
  readonly version: string;
  readonly provinces: number;
  readonly communes: number;
  /** Names of today's communes that were not stored as NFC. */
  readonly namesNormalised: number;
  readonly communesWithoutRule: readonly string[];
  readonly corrections: readonly string[];
  readonly formerCommunes: number;
  /** Of these, the ones an earlier merger had dissolved on an unknown day. */
  readonly formerCommunesWithoutCode: number;
  readonly formerDistricts: number;
  readonly formerProvinces: number;
  readonly successions: number;
}

export interface Dataset {
  /** Parents before children, former units before today's. */
  readonly units: readonly DatasetUnit[];
  readonly successions: readonly DatasetSuccession[];
  readonly searchEntries: readonly SearchEntry[];
  readonly report: DatasetReport;
}

// Raised when the same sources are read differently, so that an installation loads again what has changed.
const READING = 1;

/** Names what would be built, from the sources alone: an installation that has loaded it needs not build it again. */
export function datasetFingerprint(): string {
  return createHash('sha256').update(`${READING}`).update(addressFileText()).update(JSON.stringify(readCorrections())).digest('hex').slice(0, 16);
}

/** Turns the package's tables and the dated corrections into units, lineage and search names. */
export function buildDataset(tables: AddressTables = readAddressFile(), corrections: readonly Correction[] = readCorrections()): Dataset {
  const { rules, report } = readRules(tables);
  const former = formerUnits(rules);
  const today = todaysUnits(tables);
  const links = successions(rules, former, [...today.provinces, ...today.communes]);
  const units = [
    ...former.provinces, ...former.districts, ...former.communes,
    ...correct([...today.provinces, ...today.communes], corrections),
  ];
  return {
    units,
    successions: links,
    searchEntries: searchEntries(units, links),
    report: {
      ...report,
      version: tables.version,
      provinces: today.provinces.length,
      communes: today.communes.length,
      namesNormalised: tables.communes.filter((row) => row.name !== normalizeName(row.name)).length,
      communesWithoutRule: withoutRule(rules, tables, today.communes),
      corrections: corrections.map((entry) => entry.correction),
      formerCommunes: former.communes.length,
      formerCommunesWithoutCode: former.communes.filter((unit) => unit.code === '').length,
      formerDistricts: former.districts.length,
      formerProvinces: former.provinces.length,
      successions: links.length,
    },
  };
}

/** Communes no rule leads to; the special zones have a rule that names no old commune. */
function withoutRule(rules: readonly AddressRule[], tables: AddressTables, communes: readonly DatasetUnit[]): string[] {
  const reached = new Set([...rules, ...tables.rules.filter((row) => !row.old_ward_name).map((row) => ({ newCode: row.new_ward_code }))].map((rule) => rule.newCode));
  return communes.filter((unit) => !reached.has(unit.code)).map((unit) => `${unit.code} ${latestVersion(unit).fullName}`);
}
