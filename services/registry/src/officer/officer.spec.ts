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
  const province = { unitId: 'p', code: '38', type: 'tinh' as const, name: 'Thanh Hóa' };
  const communes = [{ unitId: 'b', code: '15664', type: 'xa' as const, name: 'Triệu Sơn' }, { unitId: 'a', code: '14797', type: 'phuong' as const, name: 'Hạc Thành' }];
  const departments = [{ unitId: 'd6', code: 'D06', type: 'so' as const, name: 'Sở Nông nghiệp và Môi trường' }, { unitId: 'd0', code: 'D00', type: 'so' as const, name: 'Trung tâm Phục vụ hành chính công' }];
  const officers = demoOfficers({ province, communes, departments });

  it('are three of the province, three of each commune and two of each department', () => {
    expect(officers.map((officer) => officer.login)).toEqual([
      'lanhdao.38', 'quantri.38', 'kiemtoan.38',
      'motcua.14797', 'chuyenvien.14797', 'chutich.14797', 'motcua.15664', 'chuyenvien.15664', 'chutich.15664',
      'motcua.D00', 'giamdoc.D00', 'chuyenvien.D06', 'giamdoc.D06',
    ]);
    expect(officers.map((officer) => officer.post.title)).toContain('Chủ tịch UBND xã');
  });

  it('are the same people whatever the order of the communes', () => {
    expect(demoOfficers({ province, communes: [...communes].reverse(), departments: [...departments].reverse() })).toEqual(officers);
  });
});
