import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportProcedures, importProcedures, type Actor, type RpcInput } from '@haicap/contracts';
import writeXlsxFile from 'write-excel-file/node';
import { ReadDrafts } from '../src/procedure-draft/read-drafts.js';
import { ExportProcedures } from '../src/procedure-exchange/export-procedures.js';
import { ImportProcedures } from '../src/procedure-exchange/import-procedures.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { aContent } from './procedure-content.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const exported = async (request: RpcInput<typeof exportProcedures>) => accepted(await rig.app.get(ExportProcedures).run(exportProcedures.request.parse(request)));
const imported = (request: RpcInput<typeof importProcedures>, actor: Actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(ImportProcedures).run(importProcedures.request.parse(request), actor, key);
const asJson = (value: unknown) => ({ format: 'json' as const, bytesBase64: Buffer.from(JSON.stringify(value)).toString('base64') });
const openDrafts = async () => (await rig.rows<{ n: number }>(`SELECT count(*)::int AS n FROM procedure_draft`))[0]?.n;
const differencesOf = async (draftId: string | null) => accepted(await rig.app.get(ReadDrafts).compare(draftId ?? '', PEOPLE.admin)).differences;

describe.each(['xlsx', 'json'] as const)('the catalogue exported as %s', (format) => {
  it('and imported again says the same of every procedure', async () => {
    // One request holds a part of it; a province imports field by field.
    const seen: string[] = [];
    for (const field of new Set(PROCEDURE_CATALOGUE.map((one) => one.field))) {
      const { bytesBase64, nextCursor } = await exported({ format, field });
      const reply = accepted(await imported({ format, bytesBase64 }));
      expect([nextCursor, reply.errors]).toEqual([undefined, []]);
      for (const { draftId, problems } of reply.drafts) expect([problems, await differencesOf(draftId)]).toEqual([0, []]);
      seen.push(...reply.drafts.map(({ code }) => code));
    }

    expect(seen.toSorted()).toEqual(PROCEDURE_CATALOGUE.map(({ code }) => code).toSorted());
    const field = accepted(await imported({ format, bytesBase64: (await exported({ format, field: 'Chứng thực' })).bytesBase64, dryRun: true }));
    expect(field).toMatchObject({ importId: null, procedures: 4, errors: [] });
  });
});

describe('an import', () => {
  it('makes drafts, new or from what is there, and says how much each still lacks', async () => {
    const reply = accepted(await imported(asJson([{ code: '3.200001', content: aContent() }, { code: '2.000815', content: { name: 'Chỉ có tên' } }])));

    expect(reply.drafts).toMatchObject([{ code: '3.200001', isNew: true, problems: 0 }, { code: '2.000815', isNew: false }]);
    expect(reply.drafts[1]?.problems).toBeGreaterThan(5);
  });

  it('that only looks changes nothing', async () => {
    const before = await openDrafts();

    expect(accepted(await imported({ ...asJson([{ code: '3.200002', content: aContent() }]), dryRun: true }))).toMatchObject({ importId: null, procedures: 1, drafts: [{ draftId: null }] });
    expect(await openDrafts()).toBe(before);
  });

  it('with a single wrong row changes nothing and tells every wrong row with its field', async () => {
    const before = await openDrafts();
    const reply = accepted(await imported(asJson([
      { code: '3.200003', content: aContent() }, { code: 'abc', content: {} }, { code: '3.200004', content: { name: 'Đúng', onlineLevel: 'hết' } }, { code: '3.200003', content: {} },
    ])));

    expect(reply).toMatchObject({ importId: null, procedures: 0, drafts: [] });
    expect(reply.errors.map(({ row, field, code }) => [row, field, code])).toEqual([[2, '/code', 'code-invalid'], [3, '/content/onlineLevel', 'value-invalid'], [4, '/code', 'code-repeated']]);
    expect(await openDrafts()).toBe(before);
  });

  it('of a workbook tells sheet, row and column', async () => {
    const text = (...values: string[]) => values.map((value) => ({ value, type: String }));
    const bytes = await writeXlsxFile([
      { sheet: 'Thủ tục', data: [text('Mã thủ tục', 'Tên thủ tục', 'Số ngày bổ sung'), text('3.200005', 'Một thủ tục', 'mười')] },
      { sheet: 'Thành phần hồ sơ', data: [text('Mã thủ tục', 'Mã', 'Tên'), text('9.999999', 'don', 'Đơn')] },
    ]).toBuffer();
    const cells = accepted(await imported({ format: 'xlsx', bytesBase64: bytes.toString('base64') }));
    const other = await writeXlsxFile([
      { sheet: 'Thủ tục', data: [text('Mã thủ tục', 'Tên thủ tục'), text('3.200005', 'Một thủ tục')] },
      { sheet: 'Thành phần hồ sơ', data: [text('Mã thủ tục', 'Mã', 'Tên'), text('3.200005', 'don', 'Đơn'), text('9.999999', 'don', 'Đơn')] },
    ]).toBuffer();
    const rows = accepted(await imported({ format: 'xlsx', bytesBase64: other.toString('base64') }));

    expect(cells.errors).toMatchObject([{ sheet: 'Thủ tục', row: 2, field: 'supplementDays', code: 'cell-invalid' }]);
    expect(rows.errors).toMatchObject([{ sheet: 'Thành phần hồ sơ', row: 3, procedureCode: '9.999999', code: 'code-unknown' }]);
  });

  it('of something else is refused, also of a small file that would unpack to more than a machine holds', async () => {
    const bomb = Buffer.alloc(68);
    bomb.write('PK\u0001\u0002', 0, 'latin1');
    bomb.writeUInt32LE(4_000_000_000, 24);

    for (const bytes of [Buffer.from('không phải tệp'), bomb]) expect(await imported({ format: 'xlsx', bytesBase64: bytes.toString('base64') })).toEqual(refusedWith('IMPORT_UNREADABLE'));
    expect(await imported({ format: 'json', bytesBase64: Buffer.from('{').toString('base64') })).toEqual(refusedWith('IMPORT_UNREADABLE'));
  });

  it('is the province\'s alone, and the same again gets the same drafts', async () => {
    const file = asJson([{ code: '3.200006', content: aContent() }]);
    const key = rig.nextKey();
    const first = accepted(await imported(file, PEOPLE.admin, key));

    expect(accepted(await imported(file, PEOPLE.admin, key))).toEqual(first);
    expect(await imported(file, PEOPLE.leader)).toEqual(refusedWith('FORBIDDEN'));
  });
});
