import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitRegistered, unitRevised, type FactData } from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { TEST_NOW } from '@haicap/testing';
import { ConvertImages } from '../src/conversion/convert-images.js';
import { RecordVerdict } from '../src/scan/record-verdict.js';
import { SignatoryConsumer } from '../src/signatory/signatory.consumer.js';
import { aDossierFact, filesRig, PEOPLE, UNITS, type FilesRig, type PersonName } from './files-rig.js';
import { aPdf, aPng } from './samples.js';

const FIRST_DAY = '2025-08-01';

let rig: FilesRig;
let fileId: string;
beforeAll(async () => {
  rig = await filesRig({ hasScanner: true });
  ({ fileId } = await rig.as('citizen').upload(await aPdf()));
  await rig.app.get(RecordVerdict).run(fileId, 'clean');
  await rig.project([aDossierFact([fileId], { ownerAccountId: PEOPLE.citizen.accountId })]);
  await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(SignatoryConsumer).project(tx, [
    toldOf(unitRegistered.type, { ...HAC_THANH }), toldOf(unitRegistered.type, { ...HOANG_HOA }),
    toldOf(unitRevised.type, { ...HAC_THANH, validTo: '2025-07-31', changedFrom: FIRST_DAY, reason: 'Nghị quyết 1/NQ' }),
    toldOf(unitRevised.type, { ...HOANG_HOA, succeeds: [{ unitId: UNITS.hacThanh, kind: 'merged', effectiveOn: FIRST_DAY }], changedFrom: FIRST_DAY, reason: 'Nghị quyết 1/NQ' }),
  ]));
}, 60_000);
afterAll(() => rig.close());

const unit = (unitId: string, name: string): FactData<typeof unitRegistered> => ({
  unitId, code: '1', level: 'commune', type: 'phuong', name, fullName: `Phường ${name}`, parentId: null, provinceId: UNITS.department, provinceCode: '38', validFrom: null, validTo: null,
  agencyCode: null, succeeds: [],
});
const [HAC_THANH, HOANG_HOA] = [unit(UNITS.hacThanh, 'Hạc Thành'), unit(UNITS.hoangHoa, 'Hoằng Hóa')];
const toldOf = (type: string, data: Record<string, unknown> & { unitId: string }): OrderedFact =>
  ({ eventId: data.unitId, type, aggregateId: data.unitId, version: 1, at: TEST_NOW, actor: 'service:registry', data });
const codeFor = async (name: PersonName) => {
  const { code, status } = await rig.as(name).content(fileId);
  return code ?? status;
};

describe('the files of a unit that is merged into another', () => {
  it('are its own until its last day is over', async () => {
    rig.clock.set('2025-07-31T23:00:00+07:00');

    expect([await codeFor('desk'), await codeFor('otherDesk')]).toEqual([200, 'FILE_NOT_FOUND']);
  });

  it('are its successor\'s from the day on, and of nobody who had a post in it; the citizen keeps them', async () => {
    rig.clock.set('2025-08-01T08:00:00+07:00');

    expect([await codeFor('desk'), await codeFor('specialist'), await codeFor('otherDesk'), await codeFor('citizen')]).toEqual(['FILE_NOT_FOUND', 'FILE_NOT_FOUND', 200, 200]);
  });

  it('are joined to a document by nobody who had a post in it', async () => {
    rig.clock.set('2025-07-31T22:00:00+07:00');
    const { fileId: picture } = await rig.as('desk').upload(await aPng());
    await rig.app.get(RecordVerdict).run(picture, 'clean');
    await rig.project([aDossierFact([picture], { ownerAccountId: PEOPLE.citizen.accountId })]);
    rig.clock.set('2025-08-01T08:00:00+07:00');

    expect(await rig.app.get(ConvertImages).run({ fileIds: [picture] }, PEOPLE.desk, 'after')).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
  });
});
