import { normalizeName } from '@haicap/kernel';
import { toneKey } from '../../unit-name.js';
import type { AddressTables, CommuneRow, RuleRow } from './address-file.js';

/** One rule after repair: where the territory of an old commune lies today. */
export interface AddressRule {
  /** Null: the package has no code, which means that the commune was dissolved before 1 July 2025, on a day it does not tell. */
  readonly oldCode: string | null;
  readonly oldName: string;
  readonly oldDistrict: string;
  readonly oldProvince: string;
  readonly newCode: string;
}

/** What the reading of the rules met; printed by the loader. */
export interface RuleReport {
  readonly rules: number;
  readonly repeats: number;
  readonly oldCodeMissing: number;
  readonly oldCodeRepaired: number;
  /** Rules that name no old commune at all: the five special zones that were districts without communes. */
  readonly oldUnitUnnamed: number;
  readonly newCodeUnusable: number;
  readonly newCodeRepaired: number;
  /** Ids of rules whose new commune cannot be found. */
  readonly unresolved: readonly string[];
}

/** Repairs and reduces the rules. The order of the result is that of the file. */
export function readRules(tables: AddressTables): { rules: AddressRule[]; report: RuleReport } {
  const findCommune = communeFinder(tables);
  const oldCodes = oldCodesByName(tables.rules);
  const seen = new Set<string>();
  const rows = tables.rules.map((row) => {
    const old = namedOld(row);
    const codeMissing = !row.old_ward_code;
    const oldCode = row.old_ward_code || ((old && oldCodes.get(oldKey(old))) ?? null);
    return { id: row.id, old, oldCode, codeMissing, repeat: isRepeat(row, seen), ...findCommune(row) };
  });
  const rules = new Map<string, AddressRule>();
  for (const { old, oldCode, newCode } of rows) {
    if (old && newCode !== undefined) rules.set(`${oldCode ?? oldKey(old)}>${newCode}`, { ...old, oldCode, newCode });
  }
  const count = (holds: (row: (typeof rows)[number]) => boolean): number => rows.filter(holds).length;
  return {
    rules: [...rules.values()],
    report: {
      rules: rows.length,
      repeats: count((row) => row.repeat),
      oldCodeMissing: count((row) => row.codeMissing),
      oldCodeRepaired: count((row) => row.codeMissing && row.oldCode !== null),
      oldUnitUnnamed: count((row) => row.old === null),
      newCodeUnusable: count((row) => row.newCodeUnusable),
      newCodeRepaired: count((row) => row.newCodeUnusable && row.newCode !== undefined),
      unresolved: rows.filter((row) => row.newCode === undefined).map((row) => row.id),
    },
  };
}

interface OldNames {
  readonly oldName: string;
  readonly oldDistrict: string;
  readonly oldProvince: string;
}

function namedOld(row: RuleRow): OldNames | null {
  if (!row.old_ward_name || !row.old_district_name || !row.old_province_name) return null;
  return { oldName: normalizeName(row.old_ward_name), oldDistrict: normalizeName(row.old_district_name), oldProvince: normalizeName(row.old_province_name) };
}

function oldKey(old: OldNames): string {
  return [old.oldProvince, old.oldDistrict, old.oldName].map(toneKey).join('|');
}

/** Every old commune with a code, by its names: the rules without a code name some of them again. */
function oldCodesByName(rows: readonly RuleRow[]): Map<string, string> {
  const codes = new Map<string, string>();
  for (const row of rows) {
    const old = namedOld(row);
    if (old && row.old_ward_code) codes.set(oldKey(old), row.old_ward_code);
  }
  return codes;
}

function isRepeat(row: RuleRow, seen: Set<string>): boolean {
  const { id: _, ...content } = row;
  const text = JSON.stringify(content).normalize('NFC');
  if (seen.has(text)) return true;
  seen.add(text);
  return false;
}

/** A code is usable when the list of communes gives it the same name in the same province; otherwise the name decides. */
function communeFinder(tables: AddressTables): (row: RuleRow) => { newCode: string | undefined; newCodeUnusable: boolean } {
  const provinceNames = new Map(tables.provinces.map((row) => [row.province_code, normalizeName(row.name)]));
  const placeOf = (row: CommuneRow) => `${provinceNames.get(row.province_code) ?? ''}|${normalizeName(row.name)}`;
  const placeByCode = new Map(tables.communes.map((row) => [row.ward_code, placeOf(row)]));
  const codeByPlace = new Map(tables.communes.map((row) => [placeOf(row), row.ward_code]));
  return (row) => {
    const place = `${normalizeName(row.new_province_name)}|${normalizeName(row.new_ward_name)}`;
    if (placeByCode.get(row.new_ward_code) === place) return { newCode: row.new_ward_code, newCodeUnusable: false };
    return { newCode: codeByPlace.get(place), newCodeUnusable: true };
  };
}
