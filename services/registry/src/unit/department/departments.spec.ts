import { describe, expect, it } from '@jest/globals';
import { buildDataset } from '../dataset/build-dataset.js';
import { unitFact } from '../dataset/unit-fact.js';
import { departmentUnits } from './departments.js';

describe('the departments of a province', () => {
  const thanhHoa = buildDataset().units.find(({ scheme, level, provinceCode }) => scheme === '2025' && level === 'province' && provinceCode === '38');
  const departments = thanhHoa ? departmentUnits(thanhHoa) : [];
  const facts = departments.map((unit) => unitFact(unit, unit.versions[0], []));

  it('stand below it under their full names', () => {
    expect(facts.map(({ fullName }) => fullName)).toContain('Sở Nông nghiệp và Môi trường tỉnh Thanh Hóa');
    expect(new Set(facts.map(({ parentId }) => parentId))).toEqual(new Set([thanhHoa?.unitId]));
  });

  it('carry codes that are marked as provisional', () => {
    expect(facts.map(({ agencyCode }) => agencyCode)).toContainEqual({ code: 'H56.D06', provisional: true });
    expect(facts.every(({ agencyCode }) => agencyCode?.provisional)).toBe(true);
  });

  it('have ids of their own', () => {
    expect(new Set(departments.map(({ unitId }) => unitId)).size).toBe(departments.length);
  });
});
