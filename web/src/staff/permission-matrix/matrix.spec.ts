import type { PermissionRule } from '@haicap/contracts';
import { csvHead, csvRows, found, matrixOf } from './matrix.js';

const grant = (changes: Partial<PermissionRule['grants'][number]>): PermissionRule['grants'][number] => ({ roles: [], at: [], scopes: [], owner: false, holderOnly: false, while: null, ...changes });
const RULES: readonly PermissionRule[] = [
  { subject: 'reason', action: 'edit', delegable: false, grants: [grant({ roles: ['province-admin'], at: ['anywhere'] })] },
  { subject: 'dossier', action: 'submit-for-approval', delegable: false, grants: [grant({ roles: ['chair', 'specialist'], at: ['competent'], holderOnly: true })] },
  { subject: 'dossier', action: 'stop', delegable: true, grants: [grant({ roles: ['chair', 'specialist'], at: ['competent'], while: 'received' }), grant({ roles: ['one-stop-officer'], at: ['receiving'], while: 'not-received' })] },
  { subject: 'dossier', action: 'read', delegable: false, grants: [grant({ roles: ['auditor'], at: ['anywhere'] }), grant({ roles: ['specialist'], at: ['competent', 'involved'], owner: true, scopes: ['dossier:read'] })] },
];

describe('the table of who may do what', () => {
  it('puts together what is about the same, dossiers first', () => {
    expect(matrixOf(RULES).map(({ id }) => id)).toEqual(['dossier read', 'dossier submit-for-approval', 'dossier stop', 'reason edit']);
  });

  it('says in words where and when, for people, citizens and programs', () => {
    const [read, submit, stop, reason] = matrixOf(RULES);
    expect(read?.ways).toMatchObject({ auditor: ['toàn tỉnh'], specialist: ['nơi giải quyết, nơi đã tham gia'], citizen: ['của chính mình'], program: ['đơn vị được phép, dossier:read'], chair: [] });
    expect(submit?.ways).toMatchObject({ chair: ['nơi giải quyết'], specialist: ['nơi giải quyết, được giao cho mình hoặc chưa giao'] });
    expect(stop?.ways).toMatchObject({ 'one-stop-officer': ['nơi tiếp nhận, chưa tiếp nhận'], chair: ['nơi giải quyết, đã tiếp nhận'] });
    expect(reason?.ways).toMatchObject({ 'province-admin': ['toàn tỉnh'], auditor: [], citizen: [] });
  });

  it('is found by words with or without accents', () => {
    expect(found(matrixOf(RULES), 'dung giai').map(({ id }) => id)).toEqual(['dossier stop']);
    expect(found(matrixOf(RULES), '')).toHaveLength(4);
    expect(found(matrixOf(RULES), 'khong co')).toEqual([]);
  });

  it('is saved as it is shown', () => {
    const rows = csvRows(found(matrixOf(RULES), 'dung'));
    expect(csvHead()).toHaveLength(rows[0]?.length ?? 0);
    expect(rows).toEqual([['Hồ sơ', 'Dừng giải quyết', 'nơi tiếp nhận, chưa tiếp nhận', 'nơi giải quyết, đã tiếp nhận', 'nơi giải quyết, đã tiếp nhận', '', '', '', '', '', 'Có']]);
  });
});
