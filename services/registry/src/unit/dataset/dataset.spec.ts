import { describe, expect, it } from '@jest/globals';
import { unitIdOf } from '../unit-id.js';
import { readAddressFile } from './source/address-file.js';
import { buildDataset } from './build-dataset.js';
import { correct } from './corrections.js';
import { latestVersion, type DatasetUnit } from './dataset-unit.js';

const tables = readAddressFile();
const dataset = buildDataset(tables);
const unitsById = new Map(dataset.units.map((unit) => [unit.unitId, unit]));

const communesOf = (provinceCode: string): DatasetUnit[] =>
  dataset.units.filter((unit) => unit.scheme === '2025' && unit.level === 'commune' && unit.provinceCode === provinceCode);
const typesOn = (provinceCode: string, day: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const unit of communesOf(provinceCode)) {
    const version = unit.versions.findLast((entry) => (entry.fromDay ?? '') <= day);
    if (version) counts[version.type] = (counts[version.type] ?? 0) + 1;
  }
  return counts;
};
const ancestorsOf = (code: string): DatasetUnit[] => dataset.successions
  .filter((entry) => entry.toUnitId === unitIdOf('2025', code))
  .flatMap((entry) => unitsById.get(entry.fromUnitId) ?? []);
const namesOf = (units: readonly DatasetUnit[]): string[] => units.map((unit) => latestVersion(unit).fullName).sort();

// Communes of each province by Decision 19/2025/QĐ-TTg.
const COMMUNES: Readonly<Record<string, number>> = {
  '01': 126, '04': 56, '08': 124, '11': 45, '12': 38, '14': 75, '15': 99, '19': 92, '20': 65, '22': 54, '24': 99, '25': 148,
  '31': 114, '33': 104, '37': 129, '38': 166, '40': 130, '42': 69, '44': 78, '46': 40, '48': 94, '51': 96, '52': 135, '56': 65,
  '66': 102, '68': 124, '75': 95, '79': 168, '80': 96, '82': 102, '86': 124, '91': 102, '92': 103, '96': 64,
};

describe('the units of today', () => {
  it('are 34 provinces and 3,321 communes', () => {
    expect(dataset.report).toMatchObject({ provinces: 34, communes: 3321 });
  });

  it('count in each province as in Decision 19/2025/QĐ-TTg', () => {
    const counted = Object.fromEntries(Object.keys(COMMUNES).map((code) => [code, communesOf(code).length]));
    expect(counted).toEqual(COMMUNES);
  });

  it.each([
    ['38', { xa: 147, phuong: 19 }],
    ['01', { phuong: 51, xa: 75 }],
    ['19', { phuong: 15, xa: 77 }],
  ])('have the types of the law in province %s', (code, types) => {
    expect(typesOn(code, '2025-07-01')).toEqual(types);
  });

  it('have names in composed Unicode', () => {
    const decomposed = dataset.units.filter((unit) => unit.versions.some((version) => version.fullName !== version.fullName.normalize('NFC')));
    expect(decomposed).toEqual([]);
    expect(dataset.report.namesNormalised).toBe(32);
  });

  it('have ids of their own, also where an old commune has the same code', () => {
    expect(unitsById.size).toBe(dataset.units.length);
    expect(unitIdOf('2004', '14845')).not.toBe(unitIdOf('2025', '14845'));
  });

  it('keep their ids from release to release', () => {
    expect(unitIdOf('2025', '14797')).toBe('ca26a77f-e790-5cdc-a69a-3a281166728a');
  });
});

describe('the rules of the package', () => {
  it('are all used: repeats dropped, unusable codes repaired by name, nothing unresolved', () => {
    expect(dataset.report).toMatchObject({
      rules: 10_977, repeats: 128, oldCodeMissing: 943, oldCodeRepaired: 25, oldUnitUnnamed: 5,
      newCodeUnusable: 453, newCodeRepaired: 453, unresolved: [], communesWithoutRule: ['23737 Xã Ia Mơ'],
    });
  });

  it('whose new commune has a name nobody knows are reported as unresolved', () => {
    const broken = { ...tables, rules: tables.rules.map((rule) => (rule.id === '1' ? { ...rule, new_ward_code: '99999', new_ward_name: 'Xã Không Có' } : rule)) };

    expect(buildDataset(broken).report).toMatchObject({ newCodeUnusable: 454, newCodeRepaired: 453, unresolved: ['1'] });
  });
});

describe('the units up to 30 June 2025', () => {
  it('are 547 communes in 26 districts in Thanh Hóa, as the law counts them', () => {
    const former = dataset.units.filter((unit) => unit.scheme === '2004' && unit.provinceCode === '38' && unit.endKnown);

    expect(former.filter((unit) => unit.level === 'commune')).toHaveLength(547);
    expect(former.filter((unit) => unit.level === 'district')).toHaveLength(26);
  });

  it('are 10,034 communes with a code, 769 dissolved earlier, 693 districts and 63 provinces', () => {
    expect(dataset.report).toMatchObject({ formerCommunes: 10_803, formerCommunesWithoutCode: 769, formerDistricts: 693, formerProvinces: 63 });
  });

  it('end on that day, or on an unknown day before it when the package has no code', () => {
    const former = dataset.units.filter((unit) => unit.scheme === '2004');

    expect(new Set(former.map((unit) => unit.validTo))).toEqual(new Set(['2025-06-30']));
    expect(former.filter((unit) => unit.level === 'commune' && unit.endKnown !== (unit.code !== ''))).toEqual([]);
  });

  it('lie in a district, the district in a province', () => {
    const homeless = dataset.units.filter((unit) => unit.versions.some(({ parentId }) => (parentId === null ? unit.level !== 'province' : !unitsById.has(parentId))));
    expect(homeless).toEqual([]);
  });
});

describe('lineage', () => {
  it('says that Phường Sông Công was merged from Thắng Lợi, Phố Cò and Cải Đan', () => {
    const communes = ancestorsOf('05518').filter((unit) => unit.level === 'commune');
    const kinds = dataset.successions.filter((entry) => communes.some((unit) => unit.unitId === entry.fromUnitId)).map((entry) => entry.kind);

    expect(namesOf(communes)).toEqual(['Phường Cải Đan', 'Phường Phố Cò', 'Phường Thắng Lợi']);
    expect(kinds).toEqual(['merged', 'merged', 'merged']);
  });

  it('names the resolution of Thanh Hóa', () => {
    const bases = dataset.successions.filter((entry) => entry.fromUnitId === unitIdOf('2004', '14764')).map((entry) => entry.legalBasis);
    expect(bases).toEqual(['Nghị quyết 1686/NQ-UBTVQH15']);
  });

  it('merges Bình Phước and Đồng Nai, and lets Thanh Hóa inherit', () => {
    const kindOf = (code: string) => dataset.successions.filter((entry) => entry.fromUnitId === unitIdOf('2004', code)).map((entry) => [entry.toUnitId, entry.kind, entry.legalBasis]);

    expect(kindOf('70')).toEqual([[unitIdOf('2025', '75'), 'merged', 'Nghị quyết 202/2025/QH15']]);
    expect(kindOf('38')).toEqual([[unitIdOf('2025', '38'), 'inherited', 'Nghị quyết 202/2025/QH15']]);
  });

  it('leads from every former unit to a unit of today', () => {
    const sources = new Set(dataset.successions.map((entry) => entry.fromUnitId));
    expect(dataset.units.filter((unit) => unit.scheme === '2004' && !sources.has(unit.unitId))).toEqual([]);
  });
});

describe('Đồng Nai, a centrally-run city since 30 April 2026', () => {
  const province = unitsById.get(unitIdOf('2025', '75'));

  it('is a tỉnh until the day before', () => {
    expect(province?.versions.map(({ fromDay, toDay, fullName }) => [fromDay, toDay, fullName])).toEqual([
      ['2025-07-01', '2026-04-29', 'Tỉnh Đồng Nai'], ['2026-04-30', null, 'Thành phố Đồng Nai'],
    ]);
  });

  it('has ten phường more from then on, and each change says that one source reports it', () => {
    expect(typesOn('75', '2026-04-29')).toEqual({ xa: 72, phuong: 23 });
    expect(typesOn('75', '2026-04-30')).toEqual({ xa: 62, phuong: 33 });
    expect(province?.versions[1]?.reason).toContain('mới có một nguồn');
  });

  it('stops the load when the correction names a unit the package describes otherwise', () => {
    const change = { code: '75', name: 'Đồng Nai', fromType: 'thanh-pho-tw' as const, toType: 'tinh' as const };
    const wrong = { correction: 'x', effectiveOn: '2026-01-01', confirmation: 'official' as const, legalBasis: 'x', sources: ['x'], note: 'x', changes: [change] };

    expect(() => correct(province ? [province] : [], [wrong])).not.toThrow();
    expect(() => correct(province ? [province] : [], [{ ...wrong, changes: [{ ...change, name: 'Đồng Na' }] }])).toThrow(RangeError);
  });
});
