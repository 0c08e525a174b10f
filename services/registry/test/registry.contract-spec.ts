import { describe, expect, it } from '@jest/globals';
import { unitRegistered, unitRevised } from '@haicap/contracts';
import { buildDataset } from '../src/unit/dataset/build-dataset.js';
import { unitFact } from '../src/unit/dataset/unit-fact.js';
import { unitIdOf } from '../src/unit/unit-id.js';

const dataset = buildDataset();
const ancestors = Map.groupBy(dataset.successions, (entry) => entry.toUnitId);
const facts = dataset.units.map((unit) => unitFact(unit, unit.versions[0], ancestors.get(unit.unitId) ?? []));
const factOf = (unitId: string) => facts.find((fact) => fact.unitId === unitId);

describe('unit.registered', () => {
  it('holds for every unit of Vietnam, old and new, and says nothing the contract does not name', () => {
    const broken = facts.filter((fact) => JSON.stringify(unitRegistered.data.parse(fact)) !== JSON.stringify(fact));
    expect(broken).toEqual([]);
  });

  it('reads so for a ward of today', () => {
    expect(factOf(unitIdOf('2025', '05518'))).toEqual({
      unitId: '747b9725-fb64-5446-9af3-b28bf753c29e', code: '05518', level: 'commune', type: 'phuong',
      name: 'Sông Công', fullName: 'Phường Sông Công',
      parentId: unitIdOf('2025', '19'), provinceId: unitIdOf('2025', '19'), provinceCode: '19',
      validFrom: '2025-07-01', validTo: null, agencyCode: { code: 'H55.055.18', provisional: true },
      succeeds: expect.arrayContaining([
        { unitId: unitIdOf('2004', '05515'), kind: 'merged', effectiveOn: '2025-07-01' },
        expect.objectContaining({ kind: 'split' }),
      ]),
    });
  });

  it('reads so for a former ward', () => {
    expect(factOf(unitIdOf('2004', '14764'))).toMatchObject({
      code: '14764', fullName: 'Phường Trường Thi', provinceId: unitIdOf('2004', '38'),
      validFrom: null, validTo: '2025-06-30', agencyCode: null, succeeds: [],
    });
  });

  it('comes after the facts of the units it names', () => {
    const position = new Map(facts.map((fact, index) => [fact.unitId, index]));
    const early = facts.filter((fact, index) => [fact.parentId, ...fact.succeeds.map((entry) => entry.unitId)]
      .some((unitId) => unitId !== null && (position.get(unitId) ?? Infinity) > index));
    expect(early).toEqual([]);
  });
});

describe('unit.revised', () => {
  it('reads so for Đồng Nai', () => {
    const unit = dataset.units.find((entry) => entry.unitId === unitIdOf('2025', '75'));
    const version = unit?.versions[1];
    const data = unit && version && { ...unitFact(unit, version, []), changedFrom: version.fromDay, reason: version.reason };

    expect(unitRevised.data.parse(data)).toMatchObject({
      code: '75', type: 'thanh-pho-tw', fullName: 'Thành phố Đồng Nai', changedFrom: '2026-04-30',
      reason: 'Nghị quyết 30/2026/QH16 và Nghị quyết 237/NQ-UBTVQH16 (mới có một nguồn, chờ xác nhận)',
    });
  });
});
