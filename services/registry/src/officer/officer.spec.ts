import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '@haicap/contracts';
import { demoOfficers } from './demo-officers.js';
import { officerScope } from './officer.js';

const holding = (...posts: [Role, string][]): Actor => ({ accountId: 'a', kind: 'officer', posts: posts.map(([role, unitId]) => ({ role, unitId })) });

describe('who may list officers', () => {
  it.each(['province-admin', 'auditor'] as const)('%s: of every unit', (role) => {
    expect(officerScope(holding([role, 'province']), 'any')).toEqual({ ok: true, value: { kind: 'installation' } });
  });

  it('an officer of two units: of both, and of nothing else', () => {
    const actor = holding(['specialist', 'one'], ['chair', 'two']);

    expect(officerScope(actor, undefined)).toEqual({ ok: true, value: { kind: 'units', unitIds: ['one', 'two'] } });
    expect(officerScope(actor, 'two')).toEqual({ ok: true, value: { kind: 'units', unitIds: ['one', 'two'] } });
    expect(officerScope(actor, 'three')).toEqual({ ok: false, error: { code: 'FORBIDDEN', params: {} } });
  });

  it('somebody without a post: of no unit', () => {
    expect(officerScope(holding(), undefined)).toEqual({ ok: false, error: { code: 'FORBIDDEN', params: {} } });
  });
});

describe('the demo officers of a province', () => {
  const province = { unitId: 'p', code: '38', type: 'tinh' as const };
  const communes = [{ unitId: 'b', code: '15664', type: 'xa' as const }, { unitId: 'a', code: '14797', type: 'phuong' as const }];
  const officers = demoOfficers(province, communes);

  it('are three of the province and three of each commune', () => {
    expect(officers.map((officer) => officer.login)).toEqual([
      'lanhdao.38', 'quantri.38', 'kiemtoan.38',
      'motcua.14797', 'chuyenvien.14797', 'chutich.14797', 'motcua.15664', 'chuyenvien.15664', 'chutich.15664',
    ]);
    expect(officers.map((officer) => officer.post.title)).toContain('Chủ tịch UBND xã');
  });

  it('are the same people whatever the order of the communes', () => {
    expect(demoOfficers(province, [...communes].reverse())).toEqual(officers);
  });
});
