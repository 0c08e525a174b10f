import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDossiersBehind, type Actor, type Dossier, type RpcInput } from '@haicap/contracts';
import { ListDossiersBehind } from '../src/figure-rows/list-dossiers-behind.js';
import { accepted, aReceiveRequest, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { officesOn } from './offices-rig.js';
import { REFUSE_INTAKE, STOP } from './whole-life.js';

// Copies are due on their day. By the fourth of July at ten: two of Hạc Thành open (one overdue), three resolved (one late), one stopped, one filed and not received.
let rig: DossierRig;
const codes = new Map<string, string>();
beforeAll(async () => {
  rig = await dossierRig();
  await received('stopped', '2025-07-01T08:00:00+07:00').then((dossier) => assign(dossier)).then((dossier) => rig.stop({ ...at(dossier), ...STOP }, PEOPLE.specialist)).then(accepted);
  const late = await assign(await received('late', '2025-07-01T08:00:00+07:00'));
  rig.clock.set('2025-07-02T09:00:00+07:00');
  await complete(late);
  await received('overdue', '2025-07-03T08:00:00+07:00');
  await complete(await assign(await received('in time', '2025-07-03T08:00:00+07:00')));
  await complete(await assign(await received('today', '2025-07-04T08:00:00+07:00')));
  await received('open', '2025-07-04T08:30:00+07:00');
  await received('elsewhere', '2025-07-04T08:30:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
  await received('filed', '2025-07-04T09:00:00+07:00', { submitOnly: true });
  rig.clock.set('2025-07-04T10:00:00+07:00');
});
afterAll(() => rig.close());

const at = ({ dossierId, version }: Dossier) => ({ dossierId, expectedVersion: version });
async function received(name: string, when: string, changes: Parameters<typeof aReceiveRequest>[0] = {}, desk: Actor = PEOPLE.desk): Promise<Dossier> {
  rig.clock.set(when);
  const { dossier } = accepted(await rig.receive(changes, desk));
  codes.set(dossier.code, name);
  return dossier;
}
const assign = async (dossier: Dossier) => accepted(await rig.assign({ ...at(dossier), assigneeId: PEOPLE.specialist.accountId }));
const complete = async (dossier: Dossier) => accepted(await rig.complete(at(dossier)));

type Wish = RpcInput<typeof listDossiersBehind>;
const ask = (request: Wish, actor: Actor = PEOPLE.leader) => rig.app.get(ListDossiersBehind).run(listDossiersBehind.request.parse(request), actor);
async function behind(request: Wish, actor?: Actor): Promise<(string | undefined)[]> {
  const names = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = accepted(await ask({ ...request, limit: 2, ...(cursor === undefined ? {} : { cursor }) }, actor));
    names.push(...page.items.map(({ code }) => codes.get(code)));
    [cursor, more] = [page.nextCursor, page.nextCursor !== undefined];
  }
  return names;
}
const BEFORE = { from: '2025-07-01', asOf: '2025-07-03' };
const BOTH = { from: '2025-07-01', asOf: '2025-07-04' };

describe('the dossiers behind a figure of a period', () => {
  it.each([
    ['received', BEFORE, ['in time', 'late', 'overdue', 'stopped']], ['received', {}, ['elsewhere', 'open', 'today']],
    ['resolved', BOTH, ['in time', 'late', 'today']], ['on-time', BOTH, ['in time', 'today']], ['late', BOTH, ['late']], ['late', {}, []],
    ['withdrawn', BEFORE, ['stopped']], ['withdrawn', {}, []], ['refused', BOTH, []],
  ] as const)('%s are those counted in it', async (figure, period, names) => {
    expect((await behind({ figure, ...period })).toSorted()).toEqual(names);
  });

  it('come the latest day first, page by page', async () => {
    expect(await behind({ figure: 'resolved', ...BOTH })).toEqual(['today', 'in time', 'late']);
  });
});

describe('the dossiers behind a figure of now', () => {
  it.each([
    ['open', ['elsewhere', 'open', 'overdue']], ['overdue', ['overdue']], ['due-within-3-days', ['elsewhere', 'open']], ['waiting', ['filed']],
  ] as const)('%s are those that stand so', async (figure, names) => {
    expect((await behind({ figure })).toSorted()).toEqual(names);
  });

  it('at a step are those that wait there', async () => {
    expect((await behind({ figure: 'at-step', step: 'assign' })).toSorted()).toEqual(['elsewhere', 'open', 'overdue']);
    expect(await behind({ figure: 'at-step', step: 'intake' })).toEqual(['filed']);
    expect(await behind({ figure: 'at-step', step: 'consult' })).toEqual([]);
  });
});

describe('the dossiers behind a figure of some units', () => {
  it('are theirs alone, by procedure and field as well', async () => {
    const unitIds = [UNITS.hoangHoa, UNITS.formerWard];

    expect(await behind({ figure: 'received', ...BOTH, unitIds })).toEqual(['elsewhere']);
    expect(await behind({ figure: 'received', ...BOTH, unitIds: [...unitIds, ...unitIds] })).toEqual(['elsewhere']);
    expect(await behind({ figure: 'open', unitIds: [...unitIds, ...unitIds] })).toEqual(['elsewhere']);
    expect(await behind({ figure: 'open', unitIds, procedureCode: '2.000815' })).toEqual(['elsewhere']);
    expect(await behind({ figure: 'open', unitIds, procedureCode: '1.001193' })).toEqual([]);
    expect(await behind({ figure: 'open', field: 'Hộ tịch' })).toEqual([]);
  });
});

describe('who asks for the dossiers behind a figure', () => {
  it('sees the own units and no others', async () => {
    expect(await behind({ figure: 'open' }, PEOPLE.otherSpecialist)).toEqual(['elsewhere']);
    expect(await behind({ figure: 'received', ...BOTH, unitIds: [UNITS.hacThanh] }, PEOPLE.otherSpecialist)).toEqual([]);
  });

  it('sees names masked for the province', async () => {
    const { items } = accepted(await ask({ figure: 'overdue' }));

    expect(items.map(({ applicantMasked }) => applicantMasked)).toEqual([true]);
  });

  it('is told what does not fit', async () => {
    expect(await ask({ figure: 'at-step' })).toEqual(refusedWith('REQUEST_INVALID', { issues: [{ pointer: '/step', code: 'required' }] }));
    expect(await ask({ figure: 'open', step: 'assign' })).toEqual(refusedWith('REQUEST_INVALID', { issues: [{ pointer: '/step', code: 'unexpected' }] }));
    expect(await ask({ figure: 'received', from: '2025-07-05', asOf: '2025-07-04' })).toEqual(refusedWith('REQUEST_INVALID', { issues: [{ pointer: '/from', code: 'after-as-of' }] }));
    const { nextCursor } = accepted(await ask({ figure: 'open', limit: 1 }));
    expect(await ask({ figure: 'received', cursor: nextCursor })).toEqual(refusedWith('CURSOR_INVALID'));
  });
});

describe('the dossiers that others wait for, or that went back', () => {
  it('are those with an open question, by the unit that was asked, and those that a desk turned away on the day', async () => {
    const asked = await assign(await received('asked', '2025-07-04T10:30:00+07:00'));
    accepted(await officesOn(rig).ask({ ...at(asked), unitId: UNITS.department, question: 'Có lưu bản chính không?', limit: { unit: 'working-day', amount: 2 }, silence: 'waits' }, PEOPLE.specialist));
    const turnedAway = await received('turned away', '2025-07-04T10:40:00+07:00', { submitOnly: true });
    accepted(await rig.refuseIntake({ ...at(turnedAway), ...REFUSE_INTAKE }, PEOPLE.desk));

    expect(await behind({ figure: 'at-step', step: 'consult' })).toEqual(['asked']);
    expect(await behind({ figure: 'at-step', step: 'consult', unitIds: [UNITS.department] })).toEqual(['asked']);
    expect(await behind({ figure: 'at-step', step: 'consult', unitIds: [UNITS.hacThanh] })).toEqual([]);
    expect(await behind({ figure: 'refused' })).toEqual(['turned away']);
    expect(await behind({ figure: 'refused', ...BEFORE })).toEqual([]);
    expect(await behind({ figure: 'waiting' })).toEqual(['filed']);
  });
});
