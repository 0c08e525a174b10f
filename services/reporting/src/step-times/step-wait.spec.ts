import type { DossierStatus } from '@haicap/contracts';
import { stepIncrements } from './step-increments.js';
import { passagesOf, waitsAfter, type Passage, type Stand, type Wait } from './step-wait.js';

const HAC_THANH = '00000000-0000-5000-8000-000000014797';
const QUANG_PHU = '00000000-0000-5000-8000-000000014800';
const DEPARTMENT = '00000000-0000-5000-8000-000000000d01';
const at = (hour: number) => `2025-07-01T${String(hour).padStart(2, '0')}:00:00+07:00`;

/** What a life leaves behind: the waits that ended, and those that go on. */
function lived(...facts: readonly (Stand & { readonly unitId?: string })[]): { readonly ended: Passage[]; readonly waits: readonly Wait[] | null } {
  let waits: readonly Wait[] | null = [];
  const ended: Passage[] = [];
  for (const fact of facts) {
    const next = waitsAfter(waits, fact, fact.unitId ?? HAC_THANH);
    ended.push(...passagesOf(waits, next, fact.at));
    waits = next;
  }
  return { ended, waits };
}
const stand = (hour: number, status: DossierStatus, consultation?: Stand['consultation']): Stand => ({ at: at(hour), status, ...(consultation === undefined ? {} : { consultation }) });
const told = ({ ended }: ReturnType<typeof lived>) => ended.map(({ step, unitId, since, until }) => [step, unitId, since.slice(11, 13), until.slice(11, 13)]);

describe('a dossier that goes from step to step', () => {
  it('leaves each step behind with the time it stood there', () => {
    expect(told(lived(stand(8, 'received'), stand(9, 'assigned'), stand(11, 'pending-approval'), stand(14, 'completed'), stand(15, 'result-returned')))).toEqual([
      ['assign', HAC_THANH, '08', '09'], ['process', HAC_THANH, '09', '11'], ['approve', HAC_THANH, '11', '14'], ['return', HAC_THANH, '14', '15'],
    ]);
  });

  it('goes on waiting when something happens that is no step', () => {
    const { ended, waits } = lived(stand(8, 'assigned'), stand(9, 'assigned'), stand(10, 'returned-by-approver'));

    expect([ended, waits]).toEqual([[], [{ step: 'process', since: at(8), unitId: HAC_THANH }]]);
  });

  it('stood at the former unit until it was handed on', () => {
    expect(told(lived(stand(8, 'assigned'), { ...stand(9, 'received'), unitId: QUANG_PHU }, { ...stand(10, 'assigned'), unitId: QUANG_PHU }))).toEqual([
      ['process', HAC_THANH, '08', '09'], ['assign', QUANG_PHU, '09', '10'],
    ]);
  });
});

describe('a question to another unit', () => {
  const asked = { consultationId: 'question', askedUnitId: DEPARTMENT };

  it('is waited for at that unit, beside the step', () => {
    const life = lived(stand(8, 'assigned'), stand(9, 'assigned', asked), stand(14, 'assigned', { ...asked, askedUnitId: null }));

    expect(told(life)).toEqual([['consult', DEPARTMENT, '09', '14']]);
    expect(life.waits).toEqual([{ step: 'process', since: at(8), unitId: HAC_THANH }]);
  });

  it('is not waited for any more once the dossier is decided', () => {
    expect(told(lived(stand(8, 'assigned', asked), stand(10, 'completed')))).toEqual([['process', HAC_THANH, '08', '10'], ['consult', DEPARTMENT, '08', '10']]);
  });
});

describe('a dossier of which nobody knows since when it waits', () => {
  it('leaves nothing behind', () => {
    expect(waitsAfter(null, stand(9, 'completed'), HAC_THANH)).toBeNull();
    expect(passagesOf(null, null, at(9))).toEqual([]);
  });
});

describe('waits that ended', () => {
  const passage = { step: 'process', unitId: HAC_THANH, procedureCode: '1.001193' } as const;

  it('are counted in working minutes: a night and a weekend are none', () => {
    const [overTheWeekend] = stepIncrements([{ ...passage, since: '2025-07-04T16:00:00+07:00', until: '2025-07-07T08:00:00+07:00' }]);
    const [onOneDay] = stepIncrements([{ ...passage, since: '2025-07-01T08:00:00+07:00', until: '2025-07-01T10:00:00+07:00' }]);

    expect(overTheWeekend?.bucket).toBe(onOneDay?.bucket);
  });

  it('are one row where procedure, step, class and span are one', () => {
    const same = { ...passage, since: at(8), until: at(9) };

    expect(stepIncrements([same, same]).map(({ grain, span, passages }) => [grain, span, passages])).toEqual([[2, 1, 2], [2, 3, 2], [2, 5, 2], [4, 3, 2], [4, 5, 2]]);
  });
});
