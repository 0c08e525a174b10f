import {
  dossierIntakeRefused, dossierStopped, dossierSubmitted, dossierSupplemented, dossierSupplementRequested, type FactContract,
} from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { reportingRig, type ReportingRig } from './reporting-rig.js';
import { received, type DossierWish } from './sample-facts.js';

let rig: ReportingRig;
beforeAll(async () => {
  rig = await reportingRig();
});
afterAll(() => rig.close());

const at = (day: string) => `${day}T09:00:00+07:00`;
/** A later fact about the dossier of `received(n)`. */
function told(contract: FactContract, n: number, version: number, wish: DossierWish, data: Record<string, unknown>): OrderedFact {
  const first = received(n, wish);
  return { ...first, eventId: `${first.eventId.slice(0, -12)}${version.toString(16).padStart(12, '0')}`, type: contract.type, version, data: { ...first.data, ...data } };
}
const filed = { receivedAt: null, receivedOn: null, dueAt: null, dueOn: null };
const submitted = (n: number) => told(dossierSubmitted, n, 1, {}, { ...filed, submittedAt: at('2025-06-20'), submittedOn: '2025-06-20' });
const paused = (n: number, on: string, wish: DossierWish) =>
  told(dossierSupplementRequested, n, 2, wish, { reasonCode: 'incomplete', missing: [{ code: 'to-khai' }], pausedAt: at(on), pausedOn: on });
const resumed = (n: number, on: string, dueOn: string, before: string) => told(dossierSupplemented, n, 3, { receivedOn: '2025-06-20', dueOn }, {
  resumedAt: at(on), resumedOn: on, pausedMinutes: 960, previousDueAt: at(before), previousDueOn: before,
});
const stopped = (n: number, version: number, on: string, wish: DossierWish) =>
  told(dossierStopped, n, version, wish, { reasonCode: 'withdrawn', stoppedAt: at(on), stoppedOn: on, withdrawn: true });
const figures = async (asOf: string) => (await rig.summary({ from: '2025-01-01', asOf })).figures;

describe('the facts of whole lives', () => {
  const wish = { receivedOn: '2025-06-20', dueOn: '2025-06-24' };
  beforeAll(async () => {
    await rig.projectDossiers([
      submitted(1),
      submitted(2), told(dossierIntakeRefused, 2, 2, {}, { ...filed, reasonCode: 'duplicate', refusedAt: at('2025-06-21'), refusedOn: '2025-06-21' }),
      submitted(3), { ...received(3, wish), version: 2 },
      received(4, wish), paused(4, '2025-06-23', wish), resumed(4, '2025-06-27', '2025-06-30', '2025-06-24'),
    ]);
    // In batches of their own: what was paused is read back from its row.
    await rig.projectDossiers([received(5, wish), paused(5, '2025-06-23', wish)]);
    await rig.projectDossiers([stopped(5, 3, '2025-06-26', wish)]);
  });

  it('count from the receipt, and tell refused and withdrawn apart', async () => {
    expect(await figures('2025-06-30')).toMatchObject({ received: 3, resolved: 0, open: 2, withdrawn: 1, refused: 1 });
    expect(await figures('2025-06-25')).toMatchObject({ received: 3, open: 3, withdrawn: 0, refused: 1 });
  });

  it.each([
    ['2025-06-23', 0, 1], ['2025-06-25', 1, 0], ['2025-06-26', 1, 0], ['2025-06-27', 1, 1], ['2025-06-30', 1, 1], ['2025-07-01', 2, 0],
  ])('are overdue and due soon on %s only where the clock ran', async (asOf, overdue, dueWithin3Days) => {
    expect(await figures(asOf)).toMatchObject({ overdue, dueWithin3Days });
  });

  it.each([['2025-06-19', 0], ['2025-06-20', 2], ['2025-06-21', 1], ['2025-07-01', 1]])('count on %s what was filed online and waits for its receipt, and nothing else with it', async (asOf, waiting) => {
    expect(await figures(asOf)).toMatchObject({ waiting });
    expect((await rig.list({ by: 'unit', from: '2025-01-01', asOf, limit: 200 })).items.reduce((sum, { figures: { waiting: ofUnit } }) => sum + ofUnit, 0)).toBe(waiting);
  });

  it('wait no longer once asked back', async () => {
    await rig.projectDossiers([submitted(6), told(dossierStopped, 6, 2, {}, { ...filed, reasonCode: 'withdrawn', stoppedAt: at('2025-06-22'), stoppedOn: '2025-06-22', withdrawn: true })]);

    expect([(await figures('2025-06-21')).waiting, (await figures('2025-06-22')).waiting]).toEqual([2, 1]);
    expect((await figures('2025-06-22')).withdrawn).toBe(0);
  });

  it('keep received = resolved + withdrawn + open on every day', async () => {
    for (const asOf of ['2025-06-19', '2025-06-20', '2025-06-26', '2025-07-01']) {
      const { received: all, resolved, withdrawn, open } = await figures(asOf);
      expect(resolved + withdrawn + open).toBe(all);
    }
  });
});
