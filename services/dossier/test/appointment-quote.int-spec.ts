import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quoteAppointment, type RpcRequest } from '@haicap/contracts';
import { QuoteAppointment } from '../src/deadline/quote-appointment.js';
import { accepted, dossierRig, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const quote = (changes: Partial<RpcRequest<typeof quoteAppointment>> = {}) =>
  rig.app.get(QuoteAppointment).run(quoteAppointment.request.parse({ procedureCode: '1.001193', receivingUnitId: UNITS.hacThanh, ...changes }));

describe('the appointment that a desk is told before it receives', () => {
  it('is the one that the receipt then promises, with the same reasons', async () => {
    const told = accepted(await quote());
    const { dossier } = accepted(await rig.receive({ procedureCode: '1.001193', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-chung-sinh', originals: 1 }] }));

    expect(told).toMatchObject({ procedureCode: '1.001193', dueAt: dossier.dueAt, dueOn: dossier.dueOn, dueReasons: dossier.dueReasons, clockStartsAt: dossier.clockStartsAt });
    expect(told.dueAt).not.toBeNull();
  });

  it('is refused for what the receipt would be refused for', async () => {
    expect(await quote({ procedureCode: 'none' })).toEqual(refusedWith('PROCEDURE_NOT_FOUND', { procedureCode: 'none' }));
    expect(await quote({ caseCode: 'none' })).toMatchObject({ ok: false, error: { code: 'PROCEDURE_CASE_UNKNOWN' } });
    expect(await quote({ receivingUnitId: '0190c0de-0000-7000-8000-00000000dead' })).toMatchObject({ ok: false, error: { code: 'UNIT_NOT_FOUND' } });
  });
});
