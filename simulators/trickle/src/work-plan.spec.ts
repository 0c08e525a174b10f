import { seededRandom } from '@haicap/kernel';
import type { Dossier, Procedure } from './gateway-client.js';
import { planBeat, type Province } from './work-plan.js';

const procedure: Procedure = { code: '1.001193', competentLevel: 'commune', components: [] };
const province: Province = { communes: [{ unitId: 'u1', code: '14797', fullName: 'Phường Hạc Thành', provinceCode: '38' }], procedures: [procedure, { ...procedure, code: 'P', competentLevel: 'province' }], maxOpen: 100 };
const open = (count: number, status: Dossier['status']): Dossier[] =>
  Array.from({ length: count }, (_, index) => ({ dossierId: `${status}-${index}`, code: '', version: 1, status, competentUnitId: 'u1' }));

describe('a beat of simulated work', () => {
  it('receives one dossier while fewer than the limit are open', () => {
    expect(planBeat([], 99, province, seededRandom(1)).map((step) => step.kind)).toEqual(['receive']);
  });

  it('receives none when the limit is reached', () => {
    expect(planBeat([], 100, province, seededRandom(1))).toEqual([]);
  });

  it('assigns and completes the oldest dossiers once a backlog can be seen', () => {
    const steps = planBeat([...open(15, 'received'), ...open(15, 'assigned')], 30, province, seededRandom(1));

    expect(steps.map((step) => (step.kind === 'receive' ? step.kind : `${step.kind} ${step.dossier.dossierId}`)))
      .toEqual(['receive', 'assign received-0', 'complete assigned-0']);
  });

  it('is the same for the same seed and never files a provincial procedure at a commune', () => {
    const plan = () => { const random = seededRandom(7); return Array.from({ length: 50 }, () => planBeat([], 0, province, random)).flat(); };

    expect(plan()).toEqual(plan());
    expect(plan().every((step) => step.kind === 'receive' && step.procedure.code === '1.001193')).toBe(true);
  });
});
