import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOwnFileLooks, lookUpFile, type RpcReply } from '@haicap/contracts';
import { AuditWitness } from '@haicap/outbox';
import { createLogger } from '@haicap/service-kit';
import { IssueTicket } from '../src/download/issue-ticket.js';
import { ListOwnLooks } from '../src/own-look/list-own-looks.js';
import { RecordVerdict } from '../src/scan/record-verdict.js';
import { aDossierFact, filesRig, PEOPLE, UNITS, type FilesRig, type PersonName } from './files-rig.js';
import { aPdf } from './samples.js';

type Page = RpcReply<typeof listOwnFileLooks>;

let rig: FilesRig;
let witness: AuditWitness;
let mine: string;
let alone: string;
let foreign: string;
let dossierId: string;
beforeAll(async () => {
  rig = await filesRig({ hasScanner: true });
  witness = new AuditWitness({ dataSource: rig.dataSource, clock: rig.clock, logger: createLogger({ service: 'files', level: 'silent' }) });
  await rig.database.admin.query(`INSERT INTO signatory_unit (unit_id, as_from, full_name) VALUES ($1, '2020-01-01', 'Xã Cũ'), ($1, '2025-07-01', 'Phường Hạc Thành'), ($1, '2030-01-01', 'Phường Mới')`, [UNITS.hacThanh]);
  [mine, alone] = [await aCleanFile('citizen'), await aCleanFile('citizen')];
  foreign = await aCleanFile('otherCitizen');
  const named = aDossierFact([mine], { ownerAccountId: PEOPLE.citizen.accountId });
  dossierId = named.aggregateId;
  await rig.project([named, aDossierFact([foreign], { ownerAccountId: PEOPLE.otherCitizen.accountId })]);
}, 60_000);
afterAll(async () => {
  await witness.stop();
  await rig.close();
});

async function aCleanFile(owner: PersonName): Promise<string> {
  const { fileId } = await rig.as(owner).upload(await aPdf());
  await rig.app.get(RecordVerdict).run(fileId, 'clean');
  return fileId;
}
const looks = async (name: PersonName, request: { cursor?: string; limit?: number; dossierId?: string } = {}): Promise<Page> => {
  const page = await rig.app.get(ListOwnLooks).run(listOwnFileLooks.request.parse(request), PEOPLE[name]);
  if (!page.ok) throw new Error(page.error.code);
  expect(listOwnFileLooks.reply.parse(page.value)).toEqual(page.value);
  return page.value;
};

describe('a citizen who asks who looked at the own files', () => {
  it('is told when, from which unit and in which role, at which file, and no name', async () => {
    expect((await rig.as('desk').content(mine)).status).toBe(200);
    expect((await rig.app.get(IssueTicket).run({ fileId: mine, confirmUnscanned: false }, PEOPLE.specialist)).ok).toBe(true);
    await witness.looked(lookUpFile, PEOPLE.desk, [mine]);
    const page = await looks('citizen');

    expect(page.items.map(({ fileId, dossierId: of, deedLabel }) => [fileId, of, deedLabel])).toEqual([
      [mine, dossierId, 'Xem thông tin tệp'], [mine, dossierId, 'Mở tệp'], [mine, dossierId, 'Mở tệp'],
    ]);
    expect(page.items.map(({ by }) => by)).toEqual(['one-stop-officer', 'specialist', 'one-stop-officer'].map((role) => (
      { kind: 'officer', posts: [{ unitId: UNITS.hacThanh, role, unitName: 'Phường Hạc Thành' }], units: [] })));
    expect(JSON.stringify(page)).not.toContain(PEOPLE.specialist.accountId);
  });

  it('is told of no own look, of no file of somebody else, and of nothing that only changed a file', async () => {
    expect((await rig.as('citizen').content(mine)).status).toBe(200);
    expect((await rig.as('desk').content(foreign)).status).toBe(200);

    expect((await looks('citizen')).items).toHaveLength(3);
    expect((await looks('otherCitizen')).items.map(({ fileId }) => fileId)).toEqual([foreign]);
    expect((await looks('desk')).items).toEqual([]);
    expect((await looks('citizen')).items.some(({ fileId }) => fileId === alone)).toBe(false);
  });

  it('reads page by page, of one dossier or of all, and from a cursor behind any look', async () => {
    const found: Page['items'] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page: Page = await looks('citizen', { limit: 1, dossierId, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.until === undefined).toBe(page.nextCursor === undefined);
      found.push(...page.items);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    const [first, ...rest] = (await looks('citizen')).items;

    expect(found).toEqual([first, ...rest]);
    expect((await looks('citizen', { cursor: first?.position ?? '' })).items).toEqual(rest);
    expect((await looks('citizen', { dossierId: '01980000-0000-7000-9000-00000000ffff' })).items).toEqual([]);
    await expect(looks('citizen', { cursor: 'eyJhIjoxfQ' })).rejects.toThrow('CURSOR_INVALID');
  });
});
