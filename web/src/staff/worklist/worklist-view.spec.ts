import type { Dossier } from '@haicap/contracts';
import { filterOf, sameFilter, searchOf, sorted, worklistView } from './worklist-view.js';

const UNIT = '0190c0de-0000-7000-8000-000000000001';
const row = (code: string, applicantName: string, dueAt: string | null = null) => ({ code, applicantName, dueAt, procedureName: code, receivedAt: null, submittedAt: code }) as Dossier;

describe('the address of a worklist', () => {
  it('holds filter, order and columns', () => {
    const view = worklistView.parse({ due: 'today', competentUnitId: UNIT, sort: '-applicant', hidden: 'holder,code,nothing' });

    expect(view).toMatchObject({ due: 'today', competentUnitId: UNIT, sort: '-applicant', hidden: 'code,holder' });
    expect(searchOf(view)).toBe(`due=today&competentUnitId=${UNIT}`);
  });

  it('shows the whole list where somebody typed nonsense into it', () => {
    expect(filterOf(worklistView.parse({ due: 'gestern', status: '', competentUnitId: 'x', sort: 'size', hidden: 7 }))).toEqual({});
  });

  it('is the same view as another one with the same filter, whatever its order', () => {
    const [one, other] = [worklistView.parse({ due: 'today' }), worklistView.parse({ due: 'today', sort: 'code' })];
    expect(sameFilter(one, other)).toBe(true);
    expect(sameFilter(one, worklistView.parse({ due: 'overdue' }))).toBe(false);
  });
});

describe('the order of what is loaded', () => {
  const rows = [row('3', 'Trần Văn Ân', '2025-07-02'), row('1', 'Nguyễn Thị Bình', '2025-07-01'), row('2', 'Lê Đức Anh')];
  const codes = (...args: Parameters<typeof sorted>) => sorted(...args).map(({ code }) => code);

  it('is the one of the owner when nothing else is wished', () => {
    expect(codes(rows, 'due')).toEqual(['3', '1', '2']);
  });

  it('is by given name as Vietnamese lists are, and backwards', () => {
    expect(codes(rows, 'applicant')).toEqual(['2', '3', '1']);
    expect(codes(rows, '-code')).toEqual(['3', '2', '1']);
  });

  it('has what is due last first when turned around, without an appointment before', () => {
    expect(codes(rows, '-due')).toEqual(['2', '3', '1']);
  });
});
