import { seededRandom } from '@haicap/kernel';
import type { Dossier, Procedure } from './gateway-client.js';
import { planBeat, type Province, type Step } from './work-plan.js';

const simple: Procedure = { code: '2.000815', competentLevel: 'commune', isSimple: true, components: [] };
const registration: Procedure = { code: '1.001193', competentLevel: 'commune', components: [{ code: 'to-khai', required: true, originals: 1, copies: 0 }] };
const province: Province = {
  communes: [{ unitId: 'u1', code: '14797', fullName: 'Phường Hạc Thành', provinceCode: '38' }],
  procedures: [simple, registration, { ...registration, code: 'P', competentLevel: 'province' }], maxOpen: 100, pilotUnitId: undefined,
};
const open = (count: number, status: string, procedureCode = '1.001193'): Dossier[] => Array.from({ length: count }, (_, index) => ({
  dossierId: `${status}-${index}`, code: '', version: 1, status, procedureCode, receivingUnitId: 'desk', competentUnitId: 'u1', returningUnitId: 'back',
  missingComponents: [{ code: 'to-khai' }],
}));
const words = (steps: readonly Step[]) => steps.map((step) => (step.kind === 'file' ? 'file' : `${step.person} ${step.action} ${step.dossier.dossierId}`));
/** Never the rare thing. */
const ordinary = () => 0.99;

describe('a beat of simulated work', () => {
  it('files one dossier while fewer than the limit are open, and none when it is reached', () => {
    expect(words(planBeat([], 99, province, ordinary))).toEqual(['file']);
    expect(planBeat([], 100, province, ordinary)).toEqual([]);
  });

  it('assigns and works once a backlog can be seen, the oldest first', () => {
    expect(words(planBeat([...open(5, 'received'), ...open(5, 'assigned')], 100, province, ordinary))).toEqual([]);
    expect(words(planBeat([...open(15, 'received'), ...open(15, 'assigned')], 100, province, ordinary)))
      .toEqual(['chair assignments received-0', 'specialist approval-submission assigned-0']);
  });

  it('completes what is simple without the chair', () => {
    expect(words(planBeat(open(21, 'assigned', '2.000815'), 100, province, ordinary))).toEqual(['specialist completion assigned-0']);
  });

  it('lets the chair sign what is simple and signed', () => {
    const signed = open(21, 'assigned', '2.000815').map((dossier) => ({ ...dossier, needsSignature: true }));
    expect(words(planBeat(signed, 100, province, ordinary))).toEqual(['chair signature assigned-0']);
  });

  it.each([
    ['submitted', 'desk receipt', 'desk'], ['pending-approval', 'chair approval', 'u1'], ['returned-by-approver', 'specialist approval-submission', 'u1'],
    ['approved', 'specialist completion', 'u1'], ['withdrawal-requested', 'chair stop', 'u1'], ['completed', 'desk result-return', 'back'],
    ['signed', 'desk result-number', 'u1'], ['numbered', 'desk issuance', 'u1'], ['issued', 'specialist completion', 'u1'], ['result-withdrawn', 'chair result-replacement', 'u1'],
  ])('takes what is %s on at once: %s at %s', (status, step, unitId) => {
    const steps = planBeat(open(1, status), 100, province, ordinary);

    expect(words(steps)).toEqual([`${step} ${status}-0`]);
    expect(steps[0]).toMatchObject({ unitId });
  });

  it.each([
    ['begun', 'chair signature'], ['signed', 'desk result-number'], ['numbered', 'desk issuance'], ['issued', 'specialist completion'],
  ])('takes a result in place of a withdrawn one that is %s on like every other: %s', (at, step) => {
    const replacing = open(1, 'result-withdrawn').map((dossier) => ({ ...dossier, replacement: { step: at } }));

    expect(words(planBeat(replacing, 100, province, ordinary))).toEqual([`${step} result-withdrawn-0`]);
  });

  it('lets the chair sign what is approved, where the result is signed', () => {
    const [approved] = open(1, 'approved').map((dossier) => ({ ...dossier, needsSignature: true }));

    expect(words(planBeat(approved ? [approved] : [], 100, province, ordinary))).toEqual(['chair signature approved-0']);
  });

  it('hands in everything that was asked for', () => {
    expect(planBeat(open(11, 'supplement-requested'), 100, province, ordinary)).toMatchObject([{ action: 'supplements', body: { components: [{ code: 'to-khai', originals: 1 }] } }]);
  });

  it('now and then finds something missing, is asked for a dossier back, or sends a result back', () => {
    const seen = new Set(Array.from({ length: 400 }, (_, seed) => planBeat([...open(21, 'assigned'), ...open(1, 'pending-approval')], 100, province, seededRandom(seed)))
      .flat().map((step) => (step.kind === 'file' ? 'file' : step.action)));

    expect([...seen].toSorted()).toEqual(['approval', 'approval-return', 'approval-submission', 'supplement-requests', 'withdrawal-request']);
  });

  it('is the same for the same seed and never files a provincial procedure at a commune', () => {
    const plan = () => { const random = seededRandom(7); return Array.from({ length: 50 }, () => planBeat([], 0, province, random)).flat(); };

    expect(plan()).toEqual(plan());
    expect(plan().every((step) => step.kind === 'file' && step.procedure.competentLevel === 'commune')).toBe(true);
  });

  it('leaves the newest few of every state to the people of the pilot commune, and takes the others on', () => {
    const pilot = { ...province, pilotUnitId: 'u1' };

    expect(words(planBeat(open(4, 'pending-approval'), 100, pilot, ordinary))).toEqual([]);
    expect(words(planBeat(open(5, 'pending-approval'), 100, pilot, ordinary))).toEqual(['chair approval pending-approval-0']);
    const elsewhere = open(1, 'pending-approval').map((dossier) => ({ ...dossier, dossierId: 'elsewhere', competentUnitId: 'u2' }));
    expect(words(planBeat([...open(4, 'pending-approval'), ...elsewhere], 100, pilot, ordinary))).toEqual(['chair approval elsewhere']);
  });
});
