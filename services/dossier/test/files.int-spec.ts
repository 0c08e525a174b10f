import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileDeleted, fileScanned, receiveDossier, type Actor } from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { TEST_NOW } from '@haicap/testing';
import { ListComponents } from '../src/component-file/list-components.js';
import { ReceiveDossier } from '../src/dossier/receive-dossier.js';
import { HeardStatements } from './heard-statements.js';
import { aKnownFile, aSignedFile, fileFact, nextFileId, tellOfFiles, type KnownFileWish } from './known-files.js';
import { REGISTRATION } from './whole-life.js';
import { accepted, aReceiveRequest, CITIZEN, type DossierRig, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS } from './dossier-rig.js';

let rig: DossierRig;
const heard = new HeardStatements();
beforeAll(async () => {
  rig = await dossierRig({ onPool: heard.onPool });
});
afterAll(() => rig.close());

const tell = (facts: OrderedFact[]) => tellOfFiles(rig, facts);
const aFile = (wish: KnownFileWish = {}) => aKnownFile(rig, wish);

const withFiles = (...files: string[]) => ({ components: [{ code: 'ban-chinh', originals: 1, files }, { code: 'ban-sao', copies: 1 }] });
const receiveWith = (files: string[], actor: Actor = PEOPLE.desk) => rig.receive(withFiles(...files), actor);
const components = (dossierId: string, actor: Actor) => rig.app.get(ListComponents).run(dossierId, actor);

describe('a batch of dossiers with files', () => {
  const rights = { accountId: PEOPLE.desk.accountId, isCitizen: false, posts: PEOPLE.desk.posts, delegations: [] };
  const command = (files: string[]) => ({
    request: receiveDossier.request.parse({ ...aReceiveRequest(), ...withFiles(...files) }), rights, idempotencyKey: rig.nextKey(), traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, reused: [],
  });
  const askedBy = async (count: number) => {
    const files: string[] = [];
    // A colleague of the desk has scanned them, so that posts are asked for as well.
    for (let n = 0; n < count; n += 1) files.push(await aFile({ owner: PEOPLE.specialist }));
    const asked = await heard.during(async () => {
      const outcomes = await rig.app.get(ReceiveDossier).runMany(files.map((fileId) => command([fileId])));
      expect(outcomes.map(({ ok }) => ok)).toEqual(files.map(() => true));
    });
    return asked.filter((sql) => sql.includes('file_mirror') || sql.includes('officer_post')).length;
  };

  it('asks for what is known of files and their uploaders as often as one dossier does', async () => {
    expect([await askedBy(1), await askedBy(5)]).toEqual([2, 2]);
  });
});

describe('a dossier received with files', () => {
  it('keeps their hashes and pages by component, in the order of the request', async () => {
    const [second, first] = [await aFile({ pages: null }), await aFile()];

    const { dossier } = accepted(await receiveWith([first, second]));

    const { items } = accepted(await components(dossier.dossierId, PEOPLE.specialist));
    expect(items).toEqual([
      { code: 'ban-chinh', name: expect.any(String), originals: 1, copies: 0, certifiedCopies: 0, files: [
        { fileId: first, sha256: 'ab'.repeat(32), pages: 2, sizeBytes: 1_000, mediaType: 'application/pdf', scan: 'unscanned' },
        { fileId: second, sha256: 'ab'.repeat(32), pages: null, sizeBytes: 1_000, mediaType: 'application/pdf', scan: 'unscanned' },
      ] },
      { code: 'ban-sao', name: expect.any(String), originals: 0, copies: 1, certifiedCopies: 0, files: [] },
    ]);
  });

  it('tells which files they are, and whose dossier it is, so that `files` can show them to its readers', async () => {
    const [own, scanned] = [await aFile({ owner: CITIZEN }), await aFile()];
    const filed = accepted(await receiveWith([own], CITIZEN)).dossier;
    const received = accepted(await receiveWith([scanned])).dossier;

    const bodyOf = async (dossierId: string) => (await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1', [dossierId]))[0]?.body;
    expect(await bodyOf(filed.dossierId)).toMatchObject({ files: [{ fileId: own }], ownerAccountId: CITIZEN.accountId });
    expect(await bodyOf(received.dossierId)).toMatchObject({ files: [{ fileId: scanned }], ownerAccountId: null });
    expect(await bodyOf(accepted(await rig.receive()).dossier.dossierId)).not.toHaveProperty('files');
  });

  it('may name what a colleague of the desk has scanned', async () => {
    expect(await receiveWith([await aFile({ owner: PEOPLE.specialist })])).toMatchObject({ ok: true });
  });

  it('answers the same again for the same key', async () => {
    const file = await aFile();
    const first = accepted(await rig.receive(withFiles(file), PEOPLE.desk, 'one-key'));
    const again = accepted(await rig.receive(withFiles(file), PEOPLE.desk, 'one-key'));

    expect(again.dossier.dossierId).toBe(first.dossier.dossierId);
    expect(await rig.rows('SELECT 1 FROM dossier_component_file WHERE dossier_id = $1', [first.dossier.dossierId])).toHaveLength(1);
  });

  it('is listed for its owner and its units, and for nobody else', async () => {
    const { dossier } = accepted(await receiveWith([await aFile({ owner: CITIZEN })], CITIZEN));

    for (const reader of [CITIZEN, PEOPLE.desk, PEOPLE.auditor]) expect(await components(dossier.dossierId, reader)).toMatchObject({ ok: true });
    for (const stranger of [OTHER_CITIZEN, PEOPLE.otherDesk]) expect(await components(dossier.dossierId, stranger)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });
});

describe('the document that lets somebody act for the applicant', () => {
  const representedBy = (fileId: string, actor: Actor = PEOPLE.desk) => rig.receive({
    representative: { fullName: 'Lê Thị Bình' }, representation: { basis: 'power-of-attorney', fileId },
  }, actor);

  it.each<[string, () => Promise<string> | string, Actor, string]>([
    ['one whose upload is not complete', nextFileId, PEOPLE.desk, 'FILE_NOT_COMPLETE'],
    ['one of the officer of another unit', () => aFile({ owner: PEOPLE.otherDesk }), PEOPLE.desk, 'FILE_NOT_YOURS'],
    ['one that an officer has scanned, for a citizen', () => aFile(), CITIZEN, 'FILE_NOT_YOURS'],
    ['one with malware', () => aFile({ scan: 'infected' }), PEOPLE.desk, 'FILE_INFECTED'],
  ])('is not %s', async (_what, make, actor, code) => {
    const fileId = await make();

    expect(await representedBy(fileId, actor)).toEqual(refusedWith(code, { fileId }));
  });

  it('belongs to the dossier like its components: listed, told to `files`, and kept by its hash', async () => {
    const fileId = await aFile();

    const { dossier } = accepted(await representedBy(fileId));

    const { items } = accepted(await components(dossier.dossierId, PEOPLE.specialist));
    expect(items.at(-1)).toMatchObject({ code: 'representation', name: 'Giấy tờ chứng minh việc đại diện', originals: 0, copies: 0, files: [{ fileId, sha256: 'ab'.repeat(32), pages: 2 }] });
    const [told] = await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1', [dossier.dossierId]);
    expect(told?.body).toMatchObject({ files: [{ fileId }] });
  });
});

describe('the file of a result', () => {
  const approved = async () => {
    const { dossierId } = accepted(await rig.receive(REGISTRATION)).dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 2 }, PEOPLE.specialist));
    accepted(await rig.approve({ dossierId, expectedVersion: 3 }, PEOPLE.chair));
    return { dossierId, expectedVersion: 4, kind: 'electronic' as const };
  };

  it('belongs to the dossier from the signature on, so that it is kept and its units can read it', async () => {
    const [command, fileId] = [await approved(), await aSignedFile(rig)];

    accepted(await rig.signResult({ ...command, fileId }, PEOPLE.chair));

    const [told] = await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1 AND version = 5', [command.dossierId]);
    expect(told?.body).toMatchObject({ files: [{ fileId }] });
  });

  it('is none that a scanner has found infected', async () => {
    expect(await rig.signResult({ ...(await approved()), fileId: await aSignedFile(rig, { scan: 'infected' }) }, PEOPLE.chair))
      .toEqual(refusedWith('RESULT_FILE_UNUSABLE', { reason: 'infected' }));
  });
});

describe('a supplement that a citizen sends', () => {
  it('names own files alone, not what an officer of the desk has scanned for somebody else', async () => {
    const { dossierId } = accepted(await rig.receive(REGISTRATION, CITIZEN)).dossier;
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, reasonCode: 'incomplete', reasonText: 'Thiếu bản sao.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.desk));
    const supply = (fileId: string) => rig.supply({ dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1, files: [fileId] }] }, CITIZEN);

    expect(await supply(await aFile())).toEqual(refusedWith('FILE_NOT_YOURS'));
    expect(await rig.supply({ dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1 }] }, CITIZEN))
      .toEqual(refusedWith('COMPONENT_INVALID', { components: [{ code: 'giay-to-cu', reason: 'without-file' }] }));
    expect(await supply(await aFile({ owner: CITIZEN }))).toMatchObject({ ok: true });
  });
});

describe('a file that a dossier may not name', () => {
  it.each<[string, () => Promise<string> | string, Actor, string]>([
    ['one whose upload has begun just now and of which nothing is known yet', nextFileId, PEOPLE.desk, 'FILE_NOT_COMPLETE'],
    ['one that never was', () => '00000000-0000-4000-8000-000000000001', PEOPLE.desk, 'FILE_NOT_FOUND'],
    ['one of another citizen', () => aFile({ owner: OTHER_CITIZEN }), CITIZEN, 'FILE_NOT_YOURS'],
    ['one of a citizen, at a desk', () => aFile({ owner: CITIZEN }), PEOPLE.desk, 'FILE_NOT_YOURS'],
    ['one of the officer of another unit', () => aFile({ owner: PEOPLE.otherDesk }), PEOPLE.desk, 'FILE_NOT_YOURS'],
    ['one of an officer, by a citizen', () => aFile(), CITIZEN, 'FILE_NOT_YOURS'],
    ['one with malware', () => aFile({ scan: 'infected' }), PEOPLE.desk, 'FILE_INFECTED'],
    ['one that waited too long', () => aFile({ nameableUntil: '2025-06-30T08:00:00+07:00' }), PEOPLE.desk, 'FILE_NOT_FOUND'],
  ])('is %s', async (_what, make, actor, code) => {
    const fileId = await make();

    expect(await receiveWith([await aFile({ owner: actor }), fileId], actor)).toEqual(refusedWith(code, { fileId }));
  });

  it('is one that was deleted, or found to be infected, since it was complete', async () => {
    const [deleted, infected] = [await aFile(), await aFile({ scan: 'pending' })];
    expect(await receiveWith([infected])).toMatchObject({ ok: true });
    await tell([fileFact(fileDeleted.type, deleted, 2, { deletedAt: TEST_NOW }), fileFact(fileScanned.type, infected, 2, { scan: 'infected', scannedAt: TEST_NOW })]);

    expect(await receiveWith([deleted])).toEqual(refusedWith('FILE_NOT_FOUND', { fileId: deleted }));
    expect(await receiveWith([infected])).toEqual(refusedWith('FILE_INFECTED', { fileId: infected }));
  });

  it('is one too many bytes for one command', async () => {
    const large = [];
    for (let n = 0; n < 11; n += 1) large.push(await aFile({ sizeBytes: 20 * 1024 ** 2 }));

    expect(await receiveWith(large)).toEqual(refusedWith('FILES_TOO_MANY', { bytesMax: 200 * 1024 ** 2 }));
  });

  it('refuses its own command and none that came together with it', async () => {
    const good = await aFile();

    const [refused, received] = await Promise.all([receiveWith([await aFile({ owner: OTHER_CITIZEN })]), receiveWith([good])]);

    expect(refused).toEqual(refusedWith('FILE_NOT_YOURS'));
    expect(received).toMatchObject({ ok: true });
  });
});

describe('a paper of an earlier dossier that is used again', () => {
  const applicant = { fullName: 'Hoàng Văn Dùng', personalNumber: '038085000019' };
  const earlierWith = async (...files: string[]) => {
    rig.clock.set(TEST_NOW);
    return accepted(await rig.receive({ ...REGISTRATION, applicant, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1, files }] })).dossier.dossierId;
  };
  const filesOf = async (dossierId: string, reader: Actor) => {
    const { items } = accepted(await components(dossierId, reader));
    return items.map(({ code, files }) => [code, files.map(({ fileId }) => fileId)]);
  };
  const factOf = async (dossierId: string, version: number) => (await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1 AND version = $2', [dossierId, version]))[0]?.body;

  it('is read with its files by the unit that decides, which has no right in the earlier dossier', async () => {
    const [first, second, form] = [await aFile(), await aFile(), await aFile()];
    const earlier = await earlierWith(first, second);

    const { dossierId } = accepted(await rig.receive({
      ...REGISTRATION, applicant, competentUnitId: UNITS.hoangHoa, components: [{ code: 'to-khai', originals: 1, files: [form] }, { code: 'giay-to-cu', reusedFrom: earlier }],
    })).dossier;

    expect(await components(earlier, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await filesOf(dossierId, PEOPLE.otherSpecialist)).toEqual([['giay-to-cu', [first, second]], ['to-khai', [form]]]);
    expect(await factOf(dossierId, 1)).toMatchObject({ files: [{ fileId: form }, { fileId: first }, { fileId: second }] });
  });

  it('answers a request for a supplement, with its files; one that cannot be used again does not', async () => {
    const scan = await aFile();
    const earlier = await earlierWith(scan);
    const { dossierId } = accepted(await rig.receive({ ...REGISTRATION, applicant })).dossier;
    const stranger = accepted(await rig.receive({ ...REGISTRATION, applicant: { fullName: 'Người Khác', personalNumber: '038085000020' } })).dossier.dossierId;
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy cũ', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
    const supply = (reusedFrom: string) => rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', reusedFrom }] }, PEOPLE.desk);

    const no = refusedWith('REUSE_NOT_POSSIBLE', { components: ['giay-to-cu'] });
    expect([await supply('00000000-0000-4000-8000-000000000001'), await supply(stranger), await supply(dossierId)]).toEqual([no, no, no]);
    expect(accepted(await supply(earlier))).toMatchObject({ status: 'received', version: 3 });
    expect(await filesOf(dossierId, PEOPLE.specialist)).toEqual([['giay-to-cu', [scan]], ['to-khai', []]]);
    expect(await factOf(dossierId, 3)).toMatchObject({ files: [{ fileId: scan }] });
  });

  it('is handed in anew when a scanner has found its file infected since', async () => {
    const scan = await aFile({ scan: 'pending' });
    const earlier = await earlierWith(scan);
    await tell([fileFact(fileScanned.type, scan, 2, { scan: 'infected', scannedAt: TEST_NOW })]);

    expect(await rig.receive({ ...REGISTRATION, applicant, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', reusedFrom: earlier }] }))
      .toEqual(refusedWith('REUSE_NOT_POSSIBLE', { components: ['giay-to-cu'], reason: 'infected' }));
  });
});

describe('papers that come in later', () => {
  it('are attached behind those that were there, and told with the supplement', async () => {
    const [first, later] = [await aFile(), await aFile()];
    const { dossier } = accepted(await receiveWith([first]));
    const asked = accepted(await rig.requestSupplement({
      dossierId: dossier.dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu trang hai', missing: [{ code: 'ban-chinh' }],
    }, PEOPLE.specialist));

    const supplied = await rig.supply({ dossierId: dossier.dossierId, expectedVersion: asked.version, components: [{ code: 'ban-chinh', originals: 1, files: [later] }] }, PEOPLE.desk);

    expect(supplied).toMatchObject({ ok: true });
    const { items } = accepted(await components(dossier.dossierId, PEOPLE.desk));
    expect(items.find(({ code }) => code === 'ban-chinh')?.files.map(({ fileId }) => fileId)).toEqual([first, later]);
    expect(await rig.rows(`SELECT body->'files' AS files FROM event WHERE aggregate_id = $1 AND type LIKE '%supplemented%'`, [dossier.dossierId])).toEqual([{ files: [{ fileId: later }] }]);
  });

  it('are refused whole when one file of them may not be named', async () => {
    const { dossier } = accepted(await rig.receive());
    const asked = accepted(await rig.requestSupplement({
      dossierId: dossier.dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu trang hai', missing: [{ code: 'ban-chinh' }],
    }, PEOPLE.specialist));

    const refused = await rig.supply({
      dossierId: dossier.dossierId, expectedVersion: asked.version, components: [{ code: 'ban-chinh', originals: 1, files: [await aFile({ owner: OTHER_CITIZEN })] }],
    }, PEOPLE.desk);

    expect(refused).toEqual(refusedWith('FILE_NOT_YOURS'));
    expect(await rig.rows('SELECT version FROM dossier WHERE id = $1', [dossier.dossierId])).toEqual([{ version: asked.version }]);
  });
});

describe('the draft of a result', () => {
  it('goes to the chair with the submission, and is shown to officers alone', async () => {
    const [own, first, better] = [await aFile({ owner: CITIZEN }), await aFile({ owner: PEOPLE.specialist }), await aFile({ owner: PEOPLE.specialist })];
    const filed = accepted(await rig.receive({ ...withFiles(own), procedureCode: REGISTRATION.procedureCode, components: [{ code: 'to-khai', originals: 1, files: [own] }, { code: 'giay-to-cu', copies: 1, files: [await aFile({ owner: CITIZEN })] }] }, CITIZEN)).dossier;
    const received = accepted(await rig.receiveSubmitted({ dossierId: filed.dossierId, expectedVersion: 1 }, PEOPLE.desk));
    const assigned = accepted(await rig.assign({ dossierId: filed.dossierId, expectedVersion: received.version, assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair));

    const submitted = accepted(await rig.submitForApproval({ dossierId: filed.dossierId, expectedVersion: assigned.version, draftFileId: first }, PEOPLE.specialist));
    const returned = accepted(await rig.returnApproval({ dossierId: filed.dossierId, expectedVersion: submitted.version, reasonCode: 'draft-incorrect', reasonText: 'Sai ngày sinh.' }, PEOPLE.chair));
    accepted(await rig.submitForApproval({ dossierId: filed.dossierId, expectedVersion: returned.version, draftFileId: better }, PEOPLE.specialist));

    const draftFor = async (actor: Actor) => accepted(await components(filed.dossierId, actor)).items.find(({ code }) => code === 'result-draft');
    expect(await draftFor(PEOPLE.chair)).toMatchObject({ name: 'Dự thảo kết quả', files: [{ fileId: first }, { fileId: better }] });
    expect(await draftFor(CITIZEN)).toBeUndefined();
  });

  it('is refused when it is somebody else\'s file', async () => {
    const { dossier } = accepted(await rig.receive({ ...REGISTRATION }));
    const assigned = accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }, PEOPLE.chair));

    const refused = await rig.submitForApproval({ dossierId: dossier.dossierId, expectedVersion: assigned.version, draftFileId: await aFile({ owner: OTHER_CITIZEN }) }, PEOPLE.specialist);

    expect(refused).toEqual(refusedWith('FILE_NOT_YOURS'));
  });
});
