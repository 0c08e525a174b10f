import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enterOfflineDossier, type Actor, type RpcInput } from '@haicap/contracts';
import { looksAt } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { ListCodeBlocks } from '../src/code-block/list-code-blocks.js';
import { TakeCodeBlock } from '../src/code-block/take-code-block.js';
import { EnterOfflineDossier } from '../src/dossier/enter-offline-dossier.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { accepted, aReceiveRequest, CITIZEN, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

const DESK = 'luu-dong';
const RECEIVED_AT = '2025-07-01T14:20:00+07:00';
let rig: DossierRig;
/** The numbers that the desk of Hạc Thành took along on 1 July. */
let codes: readonly string[];
let codeOfOthers: string;
beforeAll(async () => {
  rig = await dossierRig();
  codes = accepted(await rig.app.get(TakeCodeBlock).run({ unitId: UNITS.hacThanh, desk: DESK }, PEOPLE.desk, 'along')).unusedCodes;
  [codeOfOthers = ''] = accepted(await rig.app.get(TakeCodeBlock).run({ unitId: UNITS.hoangHoa, desk: DESK }, PEOPLE.otherDesk, 'along')).unusedCodes;
  rig.clock.set('2025-07-02T08:00:00+07:00');
});
afterAll(() => rig.close());

const codeAt = (index: number): string => codes[index] ?? '';
const enter = (changes: Partial<RpcInput<typeof enterOfflineDossier>> & { code: string }, actor: Actor = PEOPLE.desk, key = rig.nextKey()) =>
  rig.app.get(EnterOfflineDossier).run(enterOfflineDossier.request.parse({ ...aReceiveRequest(), desk: DESK, receivedAt: RECEIVED_AT, ...changes }), actor, key);
const unused = async () =>
  accepted(await rig.app.get(ListCodeBlocks).run({ unitId: UNITS.hacThanh, day: '2025-07-01', limit: 200 }, PEOPLE.desk)).items.find(({ offline }) => offline)?.unusedCodes;

describe('a dossier that a desk received on paper', () => {
  it('is entered under the number of the paper, with the clock and the appointment of its day', async () => {
    const { dossier, trackingSecret } = accepted(await enter({ code: ` ${codeAt(3).toLowerCase()} ` }));

    // Before 15:00 a certified copy is due on the same day (Decree 280/2025).
    expect(dossier).toMatchObject({ code: codeAt(3), status: 'received', receivedAt: RECEIVED_AT, clockStartsAt: RECEIVED_AT, dueOn: '2025-07-01', receivingUnitId: UNITS.hacThanh });
    expect(trackingSecret).toMatch(/^\w/);
    expect(accepted(await rig.app.get(LookUpDossier).run({ dossierId: dossier.dossierId }, PEOPLE.specialist)).code).toBe(codeAt(3));
    expect(await rig.rows(`SELECT actor, action, detail FROM audit WHERE object_id = $1 ORDER BY id`, [dossier.dossierId])).toMatchObject([
      { action: 'receive' }, { actor: PEOPLE.desk.accountId, action: 'enter-offline', detail: { code: codeAt(3), desk: DESK } },
    ]);
    // Entering it is a deed; whoever may ask for the looks at it is told of none.
    expect(await withScope(rig.dataSource, { kind: 'none' }, (tx) => looksAt(tx, { type: 'dossier', ids: [dossier.dossierId], beforeId: null, limit: 10 }))).toEqual([]);
    expect(await rig.rows(`SELECT body->>'receivedOn' AS day, body->>'code' AS code FROM event WHERE aggregate_id = $1`, [dossier.dossierId])).toEqual([{ day: '2025-07-01', code: codeAt(3) }]);
  });

  it('goes on like any other', async () => {
    const { dossier } = accepted(await enter({ code: codeAt(4) }));

    accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
  });

  it('is the same for the same key, and its number is nobody else\'s', async () => {
    const key = rig.nextKey();
    const first = accepted(await enter({ code: codeAt(5) }, PEOPLE.desk, key));

    expect(accepted(await enter({ code: codeAt(5) }, PEOPLE.desk, key))).toEqual(first);
    // Too late for an entry, and not for the answer that was lost.
    rig.clock.set('2025-07-20T08:00:00+07:00');
    expect(accepted(await enter({ code: codeAt(5) }, PEOPLE.desk, key))).toEqual(first);
    rig.clock.set('2025-07-02T08:00:00+07:00');
    expect(await enter({ code: codeAt(5) })).toEqual(refusedWith('CODE_USED', { code: codeAt(5) }));
    const both = await Promise.all([enter({ code: codeAt(6) }), enter({ code: codeAt(6) })]);
    expect(both.map((one) => (one.ok ? 'entered' : one.error.code)).toSorted()).toEqual(['CODE_USED', 'entered']);
  });

  it('leaves the other numbers of the block listed, and a desk with the network gets none of them', async () => {
    const { dossier } = accepted(await rig.receive({ desk: DESK }));

    expect(await unused()).toEqual(codes.filter((_, index) => ![3, 4, 5, 6].includes(index)));
    expect(codes).not.toContain(dossier.code);
  });
});

describe('an entry is refused', () => {
  it.each([
    ['of a number that is of no offline block', { code: 'H56.147.97-250701-9999' }], ['that is no code of this system', { code: 'HS-CU/1' }],
    ['of the block of another desk', { desk: '1' }],
  ])('%s', async (_, changes) => {
    expect(await enter({ code: codeAt(0), ...changes })).toEqual(refusedWith('CODE_NOT_OF_BLOCK'));
  });

  it('of a number that another unit took along', async () => {
    expect(codeOfOthers).toMatch(/^H56\./);
    expect(await enter({ code: codeOfOthers })).toEqual(refusedWith('CODE_NOT_OF_BLOCK'));
  });

  it.each([['2025-07-02T07:59:00+07:00', 'another-day'], ['2025-07-02T09:00:00+07:00', 'in-the-future'], ['2025-06-30T16:00:00+07:00', 'another-day']])(
    'with the time %s: %s', async (receivedAt, reason) => {
      expect(await enter({ code: codeAt(0), receivedAt })).toEqual(refusedWith('OFFLINE_TIME_INVALID', { reason }));
    });

  it('of whoever does not receive at this unit, and like every receipt', async () => {
    expect(await enter({ code: codeAt(0) }, PEOPLE.otherDesk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
    expect(await enter({ code: codeAt(0) }, CITIZEN)).toEqual(refusedWith('FORBIDDEN'));
    expect(await enter({ code: codeAt(0), components: [] })).toEqual(refusedWith('COMPONENT_MISSING'));
    expect(await unused()).toContain(codeAt(0));
  });
});
