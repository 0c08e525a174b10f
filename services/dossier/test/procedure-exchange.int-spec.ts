import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportProcedures, importProcedures, publishImportedDrafts, type Actor, type RpcInput } from '@haicap/contracts';
import type { IdSource } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { seededIds } from '@haicap/testing';
import writeXlsxFile from 'write-excel-file/node';
import { versionFrom } from '../src/procedure-draft/procedure-draft.js';
import { PublishImportedDrafts } from '../src/procedure-draft/publish-imported-drafts.js';
import { ReadDrafts } from '../src/procedure-draft/read-drafts.js';
import { ExportProcedures } from '../src/procedure-exchange/export-procedures.js';
import { ImportProcedures } from '../src/procedure-exchange/import-procedures.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { aContent } from './procedure-content.js';

let rig: DossierRig;
let ids: IdSource;
beforeAll(async () => {
  rig = await dossierRig();
  ids = seededIds(77, rig.clock);
});
afterAll(() => rig.close());

const exported = async (request: RpcInput<typeof exportProcedures>) => accepted(await rig.app.get(ExportProcedures).run(exportProcedures.request.parse(request)));
const imported = (request: RpcInput<typeof importProcedures>, actor: Actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(ImportProcedures).run(importProcedures.request.parse(request), actor, key);
const asJson = (value: unknown) => ({ format: 'json' as const, bytesBase64: Buffer.from(JSON.stringify(value)).toString('base64') });
const aSmallContent = () => aContent({ field: 'Lĩnh vực nhỏ', cases: [], components: [], publishingDecision: null, eForm: null, process: aContent().process?.slice(0, 1) ?? [], channels: aContent().channels?.slice(1) ?? [] });
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

describe('a catalogue of more than one part', () => {
  const CODES = Array.from({ length: 250 }, (_, index) => `7.${String(100_001 + index)}`);
  const field = 'Lĩnh vực nhiều thủ tục';
  beforeAll(async () => {
    const versions = CODES.map((code, index) => versionFrom(
      aContent({ field, name: `Thủ tục số ${index}`, legalBasis: 'Căn cứ '.repeat(60) }), { procedureId: ids.next(), code, version: 1, validFrom: '2025-01-01' }));
    await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(PublishProcedures).add(tx, versions, PEOPLE.admin.accountId));
  });

  it.each(['json', 'xlsx'] as const)('comes as %s in parts that can be imported, each procedure once and unchanged', async (format) => {
    const [seen, differing]: [string[], string[]] = [[], []];
    let cursor: string | undefined;
    do {
      const part = await exported({ format, field, ...(cursor === undefined ? {} : { cursor }) });
      const { errors, drafts } = accepted(await imported({ format, bytesBase64: part.bytesBase64 }));
      expect(errors).toEqual([]);
      for (const { code, draftId } of drafts) if ((await differencesOf(draftId)).length > 0) differing.push(code);
      seen.push(...drafts.map(({ code }) => code));
      cursor = part.nextCursor;
    } while (cursor !== undefined);

    expect([seen, differing]).toEqual([CODES, []]);
  });

  it('gives one procedure by its code, also behind the first two hundred', async () => {
    const { bytesBase64, nextCursor } = await exported({ format: 'json', code: '7.100249' });

    expect([JSON.parse(Buffer.from(bytesBase64, 'base64').toString()), nextCursor]).toMatchObject([[{ code: '7.100249' }], undefined]);
  });

  it('tells that it goes on when exactly two hundred small ones fit', async () => {
    const small = CODES.map((_, index) => versionFrom(aSmallContent(), { procedureId: ids.next(), code: `8.${String(100_001 + index)}`, version: 1, validFrom: '2025-01-01' }));
    await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(PublishProcedures).add(tx, small, PEOPLE.admin.accountId));

    const first = await exported({ format: 'json', field: aSmallContent().field });
    const second = await exported({ format: 'json', field: aSmallContent().field, cursor: first.nextCursor });

    const counts = [first, second].map(({ bytesBase64 }) => (JSON.parse(Buffer.from(bytesBase64, 'base64').toString()) as unknown[]).length);
    expect([counts, second.nextCursor]).toEqual([[200, 50], undefined]);
  });
});

describe('the drafts of an import', () => {
  const importOf = async (entries: readonly { code: string; content: unknown }[]) => accepted(await imported(asJson(entries)));
  const publish = (request: RpcInput<typeof publishImportedDrafts>, actor: Actor = PEOPLE.admin, key = rig.nextKey()) =>
    rig.app.get(PublishImportedDrafts).run(publishImportedDrafts.request.parse(request), actor, key);
  const latestOf = async (code: string) => (await rig.rows<{ version: number }>('SELECT max(version)::int AS version FROM procedure WHERE code = $1', [code]))[0]?.version;

  it('are published together by one command, and the same again is the same answer', async () => {
    const { importId, drafts } = await importOf([{ code: '3.300001', content: aContent() }, { code: '3.300002', content: aContent() }]);
    const [request, key] = [{ importId: importId ?? '', validFrom: '2025-08-01' }, rig.nextKey()];

    const done = accepted(await publish(request, PEOPLE.admin, key));

    expect(done.published).toEqual(drafts.map(({ code, draftId }) => ({ code, draftId, version: 1, validFrom: '2025-08-01' })));
    expect(await latestOf('3.300002')).toBe(1);
    expect(accepted(await publish(request, PEOPLE.admin, key))).toEqual(done);
    expect(await publish(request)).toEqual(refusedWith('PROCEDURE_DRAFT_CLOSED', { importId }));
  });

  it('are none of them published while one is refused, and of each it is told why', async () => {
    const { importId, drafts } = await importOf([
      { code: '3.300003', content: aContent() }, { code: '3.300004', content: { name: 'Chỉ có tên' } }, { code: '2.000815', content: aContent() },
    ]);
    await importOf([{ code: '2.000815', content: aContent() }]).then(async (other) => accepted(await publish({ importId: other.importId ?? '', validFrom: '2025-09-01' })));
    const [, incomplete, outdated] = drafts;
    const request = { importId: importId ?? '', validFrom: '2025-09-01' };

    const refused = await publish(request);

    expect(refused).toMatchObject({ ok: false, error: { code: 'IMPORT_NOT_PUBLISHABLE', params: { refusedCount: 2, refused: [
      { code: '3.300004', draftId: incomplete?.draftId, reason: 'PROCEDURE_INCOMPLETE', problemCount: incomplete?.problems },
      { code: '2.000815', draftId: outdated?.draftId, reason: 'PROCEDURE_DRAFT_OUTDATED', problems: [] },
    ] } } });
    expect(await latestOf('3.300003')).toBe(null);
    const except = [incomplete?.draftId ?? '', outdated?.draftId ?? ''];
    expect(accepted(await publish({ ...request, except })).published.map(({ code }) => code)).toEqual(['3.300003']);
  });

  it('are the province\'s to publish, of an import that is known', async () => {
    const request = { importId: '01980000-0000-7000-8000-0000000000ff', validFrom: '2025-09-01' };

    expect(await publish(request)).toEqual(refusedWith('IMPORT_NOT_FOUND'));
    expect(await publish(request, PEOPLE.leader)).toEqual(refusedWith('FORBIDDEN'));
  });
});

describe('further levels that may decide', () => {
  const codeRows = async (format: 'json' | 'xlsx', furtherCompetentLevels?: readonly string[]) => {
    const { bytesBase64 } = await exported({ format, code: '2.000635' });
    if (format === 'xlsx') return { format, bytesBase64 };
    const [entry] = JSON.parse(Buffer.from(bytesBase64, 'base64').toString()) as { code: string; content: object }[];
    return asJson([{ ...entry, content: { ...entry?.content, furtherCompetentLevels } }]);
  };

  it.each(['json', 'xlsx'] as const)('are in the %s of a procedure and come back', async (format) => {
    const { drafts } = accepted(await imported(format === 'json' ? await codeRows(format, ['department']) : await codeRows(format)));

    const draft = accepted(await rig.app.get(ReadDrafts).lookUp(drafts[0]?.draftId ?? '', PEOPLE.admin));
    expect(draft.content).toMatchObject({ competentLevel: 'commune', furtherCompetentLevels: ['department'] });
  });

  it('that another level covers already keep a draft from being published, and an unknown one from being imported', async () => {
    const { drafts } = accepted(await imported(await codeRows('json', ['province', 'department'])));
    const check = accepted(await rig.app.get(ReadDrafts).check(drafts[0]?.draftId ?? '', PEOPLE.admin));

    expect(check.problems).toEqual([{ code: 'competent-level-repeated', pointer: '/furtherCompetentLevels/1', message: expect.any(String) }]);
    expect(accepted(await imported(await codeRows('json', ['district']))).errors).toMatchObject([{ code: 'value-invalid', field: '/content/furtherCompetentLevels/0' }]);
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

    expect(cells.errors).toMatchObject([
      { sheet: 'Thủ tục', row: 2, field: 'supplementDays', code: 'cell-invalid' }, { sheet: 'Thành phần hồ sơ', row: 2, procedureCode: '9.999999', code: 'code-unknown' },
    ]);
    expect(rows.errors[0]).toMatchObject({ sheet: 'Thành phần hồ sơ', row: 3, procedureCode: '9.999999', code: 'code-unknown' });
    expect(rows.errors).toContainEqual(expect.objectContaining({ sheet: 'Thành phần hồ sơ', row: 2, procedureCode: '3.200005', field: 'required', code: 'value-invalid' }));
  });

  it('of a workbook tells at once every row, column and sheet that belongs to nothing, for it would be left out', async () => {
    const text = (...values: string[]) => values.map((value) => ({ value, type: String }));
    const code = '3.200007';
    const bytes = await writeXlsxFile([
      { sheet: 'Thủ tục', data: [text('Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Ghi chú riêng'), text(code, 'Một thủ tục', 'Hộ tịch', 'x')] },
      { sheet: 'Cách thức', data: [text('Mã thủ tục', 'Cách thức'), text(code, 'counter')] },
      { sheet: 'Phí lệ phí', data: [text('Mã thủ tục', 'Cách thức', 'Mã', 'Tên', 'Loại', 'Mức thu (đồng)'), text(code, 'counter', 'le-phi', 'Lệ phí', 'fee', 'năm nghìn'), text(code, 'Counter', 'le-phi', 'Lệ phí', 'fee', '5000')] },
      { sheet: 'Thành phần hồ sơ', data: [text('Mã thủ tục', 'Trường hợp', 'Mã', 'Tên'), text(code, 'qua-han', 'don', 'Đơn')] },
      { sheet: 'Biểu mẫu', data: [text('Mã thủ tục', 'JSON Schema'), text(code, '{}'), text(code, '{}')] },
      { sheet: 'Phí, lệ phí', data: [text('Mã thủ tục')] },
      { sheet: 'Sheet2', data: [[]] },
    ]).toBuffer();
    const { errors } = accepted(await imported({ format: 'xlsx', bytesBase64: bytes.toString('base64') }));

    expect(errors.map(({ sheet, row, field, code: kind }) => [sheet, row, field, kind])).toEqual(expect.arrayContaining([
      ['Phí, lệ phí', 1, '', 'sheet-unknown'], ['Thủ tục', 1, 'Ghi chú riêng', 'column-unknown'], ['Phí lệ phí', 2, 'amountDong', 'cell-invalid'],
      ['Phí lệ phí', 3, 'channel', 'channel-unknown'], ['Thành phần hồ sơ', 2, 'caseCode', 'case-unknown'], ['Biểu mẫu', 3, 'procedureCode', 'form-repeated'],
    ]));
    expect(errors.filter(({ sheet }) => sheet === 'Sheet2')).toEqual([]);
    expect(errors.every(({ message }) => message !== '')).toBe(true);
  });

  it('of something else is refused, also of a small file that would unpack to more than a machine holds', async () => {
    const sheet = (rows: number) => writeXlsxFile([{ sheet: 'Thủ tục', data: Array.from({ length: rows }, (_, row) => [{ value: `${row}${'x'.repeat(32_000)}`, type: String }]) }], {}).toBuffer();
    const [small, large] = [await sheet(1), await sheet(800)];
    // What the table at the end says of a part: the first time too much, the second time nothing.
    small.writeUInt32LE(4_000_000_000, small.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    for (let at = large.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1; at = large.indexOf('PK\u0001\u0002', at + 1, 'latin1')) large.writeUInt32LE(0, at + 24);

    for (const bytes of [Buffer.from('không phải tệp'), small, large]) expect(await imported({ format: 'xlsx', bytesBase64: bytes.toString('base64') })).toEqual(refusedWith('IMPORT_UNREADABLE'));
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
