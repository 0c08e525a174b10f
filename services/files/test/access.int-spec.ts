import { createHash } from 'node:crypto';
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDF } from '@libpdf/core';
import { withScope } from '@haicap/service-kit';
import { ConvertImages } from '../src/conversion/convert-images.js';
import { IssueTicket } from '../src/download/issue-ticket.js';
import { ExpireFiles } from '../src/expiry/expire-files.js';
import { LookUpFile } from '../src/file/look-up-file.js';
import { ReconcileFiles } from '../src/reconcile/reconcile-files.js';
import { RecordVerdict } from '../src/scan/record-verdict.js';
import { aDossierFact, filesRig, PEOPLE, UNITS, type FilesRig, type PersonName } from './files-rig.js';
import { aPdf, aPhoto, aPng, type Bytes } from './samples.js';
import { TusCaller } from './tus-caller.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const uploaded = async (rig: FilesRig, name: PersonName, bytes?: Bytes) => (await rig.as(name).upload(bytes ?? (await aPdf()))).fileId;
const readers = ['citizen', 'otherCitizen', 'desk', 'specialist', 'otherDesk'] as const;
const codesFor = async (rig: FilesRig, fileId: string, query = '') =>
  Object.fromEntries(await Promise.all(readers.map(async (name) => { const { code, status } = await rig.as(name).content(fileId, query); return [name, code ?? status]; })));

describe('the bytes of a file that a scanner found clean', () => {
  let rig: FilesRig;
  beforeAll(async () => {
    rig = await filesRig({ hasScanner: true });
  }, 60_000);
  afterAll(async () => rig.close());

  const aCleanFile = async (owner: PersonName, bytes?: Bytes) => {
    const fileId = await uploaded(rig, owner, bytes);
    await rig.app.get(RecordVerdict).run(fileId, 'clean');
    return fileId;
  };

  it('are its owner\'s alone until a dossier names it', async () => {
    const fileId = await aCleanFile('citizen');

    expect((await rig.as('citizen').content('not-an-id')).code).toBe('FILE_NOT_FOUND');
    expect(await codesFor(rig, fileId)).toEqual({ citizen: 200, otherCitizen: 'FILE_NOT_FOUND', desk: 'FILE_NOT_FOUND', specialist: 'FILE_NOT_FOUND', otherDesk: 'FILE_NOT_FOUND' });
  });

  it('are for the units of the dossiers that name it, and follow the dossier when it moves', async () => {
    const fileId = await aCleanFile('citizen');
    const received = aDossierFact([fileId], { ownerAccountId: PEOPLE.citizen.accountId });
    await rig.project([received]);
    expect(await codesFor(rig, fileId)).toEqual({ citizen: 200, otherCitizen: 'FILE_NOT_FOUND', desk: 200, specialist: 200, otherDesk: 'FILE_NOT_FOUND' });

    await rig.project([aDossierFact([], { dossierId: received.aggregateId, receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hoangHoa, returningUnitId: UNITS.hoangHoa })]);
    expect(await codesFor(rig, fileId)).toMatchObject({ desk: 'FILE_NOT_FOUND', specialist: 'FILE_NOT_FOUND', otherDesk: 200 });
  });

  it('are for a unit that is asked for its opinion, until it is asked no more', async () => {
    const fileId = await aCleanFile('desk');
    const received = aDossierFact([fileId]);
    const asked = { ...aDossierFact([], { dossierId: received.aggregateId, consultedUnitId: UNITS.hoangHoa }), type: 'vn.haicap.dossier.dossier.consultation-requested.v1' };
    await rig.project([received, asked]);
    expect((await rig.as('otherDesk').content(fileId)).status).toBe(200);

    await rig.project([{ ...asked, type: 'vn.haicap.dossier.dossier.consultation-withdrawn.v1' }]);
    expect((await rig.as('otherDesk').content(fileId)).code).toBe('FILE_NOT_FOUND');
  });

  it('are still for the unit that gave the dossier away', async () => {
    const fileId = await aCleanFile('desk');
    const received = aDossierFact([fileId]);
    const elsewhere = { receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hoangHoa, returningUnitId: UNITS.hoangHoa };
    const transferred = { ...aDossierFact([], { dossierId: received.aggregateId, ...elsewhere, fromUnitId: UNITS.hacThanh }), type: 'vn.haicap.dossier.dossier.transferred.v1' };

    await rig.project([received, transferred]);

    expect(await codesFor(rig, fileId)).toMatchObject({ specialist: 200, otherDesk: 200 });
  });

  it('are still for a unit that was asked twice, when only the second question is taken back', async () => {
    const fileId = await aCleanFile('desk');
    const received = aDossierFact([fileId]);
    const about = (name: string, changes: object = {}) => ({ ...aDossierFact([], { dossierId: received.aggregateId, consultedUnitId: UNITS.hoangHoa, ...changes }), type: `vn.haicap.dossier.dossier.${name}.v1` });

    await rig.project([received, about('consultation-requested'), about('consultation-answered'), about('consultation-requested')]);
    await rig.project([about('consultation-withdrawn', { staysInvolved: true })]);

    expect((await rig.as('otherDesk').content(fileId)).status).toBe(200);
  });

  it('are for a unit that was asked before the dossier named any file', async () => {
    const fileId = await aCleanFile('desk');
    const asked = { ...aDossierFact([], { consultedUnitId: UNITS.hoangHoa }), type: 'vn.haicap.dossier.dossier.consultation-requested.v1' };
    await rig.project([asked]);

    await rig.project([aDossierFact([fileId], { dossierId: asked.aggregateId })]);
    expect((await rig.as('otherDesk').content(fileId)).status).toBe(200);

    await rig.project([{ ...asked, type: 'vn.haicap.dossier.dossier.consultation-withdrawn.v1' }]);
    expect((await rig.as('otherDesk').content(fileId)).code).toBe('FILE_NOT_FOUND');
  });

  it('are for the citizen whose dossier it is, whoever scanned them', async () => {
    const fileId = await aCleanFile('desk');
    await rig.project([aDossierFact([fileId], { ownerAccountId: PEOPLE.citizen.accountId })]);

    expect(await codesFor(rig, fileId)).toMatchObject({ citizen: 200, otherCitizen: 'FILE_NOT_FOUND', desk: 200 });
  });

  describe('when they are the result of a dossier', () => {
    const told = (name: string, dossierId: string, changes: object = {}, files: string[] = []) => ({ ...aDossierFact(files, { dossierId, ownerAccountId: PEOPLE.citizen.accountId, ...changes }), type: `vn.haicap.dossier.dossier.${name}.v1` });
    const aSignedResult = async () => {
      const [paper, result] = [await aCleanFile('desk'), await aCleanFile('desk')];
      const received = aDossierFact([paper], { ownerAccountId: PEOPLE.citizen.accountId });
      await rig.project([received, told('signed', received.aggregateId, {}, [result])]);
      return { paper, result, dossierId: received.aggregateId };
    };

    it('are for the office from the signature on, and for the citizen when they are handed over', async () => {
      const { paper, result, dossierId } = await aSignedResult();
      expect(await codesFor(rig, result)).toMatchObject({ citizen: 'FILE_NOT_FOUND', desk: 200, specialist: 200 });
      expect(await codesFor(rig, paper)).toMatchObject({ citizen: 200 });

      await rig.project([told('issued', dossierId), told('completed', dossierId, { resultHeld: true })]);
      expect(await codesFor(rig, result)).toMatchObject({ citizen: 'FILE_NOT_FOUND', desk: 200 });

      await rig.project([told('result-returned', dossierId)]);
      expect(await codesFor(rig, result)).toMatchObject({ citizen: 200, desk: 200 });
    });

    it('are not for the citizen as a draft: only officers read what waits for a signature', async () => {
      const [{ dossierId }, draft] = [await aSignedResult(), await aCleanFile('specialist')];
      await rig.project([told('submitted-for-approval', dossierId, {}, [draft]), told('completed', dossierId, { resultHeld: false })]);
      expect(await codesFor(rig, draft)).toMatchObject({ citizen: 'FILE_NOT_FOUND', otherCitizen: 'FILE_NOT_FOUND', desk: 200, specialist: 200 });
    });

    it('are not for the citizen when their signature was taken back, also when another result is handed over', async () => {
      const { result, dossierId } = await aSignedResult();
      const second = await aCleanFile('desk');

      await rig.project([told('signature-withdrawn', dossierId), told('signed', dossierId, {}, [second]), told('completed', dossierId, { resultHeld: false })]);

      expect(await codesFor(rig, result)).toMatchObject({ citizen: 'FILE_NOT_FOUND', desk: 200 });
      expect(await codesFor(rig, second)).toMatchObject({ citizen: 200, desk: 200 });
    });

    it('are for the citizen also when their signature was taken back before and the same file was signed again', async () => {
      const { result, dossierId } = await aSignedResult();
      await rig.project([told('signature-withdrawn', dossierId)]);

      await rig.project([told('signed', dossierId, {}, [result])]);
      expect(await codesFor(rig, result)).toMatchObject({ citizen: 'FILE_NOT_FOUND', desk: 200 });
      await rig.project([told('completed', dossierId, { resultHeld: false })]);

      expect(await codesFor(rig, result)).toMatchObject({ citizen: 200, otherCitizen: 'FILE_NOT_FOUND', desk: 200 });
    });

    it.each([['lie ready without a fee', [['completed', { resultHeld: false }]]], ['are paid for after the completion', [['completed', { resultHeld: true }], ['payment-received', { resultHeld: false }]]]] as const)(
      'are for the citizen once they %s', async (_, facts) => {
        const { result, dossierId } = await aSignedResult();
        await rig.project(facts.map(([name, changes]) => told(name, dossierId, changes)));
        expect(await codesFor(rig, result)).toMatchObject({ citizen: 200, otherCitizen: 'FILE_NOT_FOUND' });
      });
  });

  it('are not for the officer who scanned them any more, once the officer works elsewhere', async () => {
    const fileId = await aCleanFile('otherDesk');
    expect((await rig.as('otherDesk').content(fileId)).status).toBe(200);
    await rig.project([aDossierFact([fileId], { receivingUnitId: UNITS.hoangHoa })]);
    expect((await rig.as('otherDesk').content(fileId)).status).toBe(200);

    const transferred = { ...PEOPLE.otherDesk, posts: [{ unitId: UNITS.department, role: 'one-stop-officer' as const }] };
    expect(await rig.app.get(IssueTicket).run({ fileId, confirmUnscanned: false }, transferred)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    expect(await rig.app.get(LookUpFile).run(fileId, { ...transferred, posts: [] })).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    expect(await rig.app.get(LookUpFile).run(fileId, PEOPLE.otherDesk)).toMatchObject({ ok: true });
  });

  it('are not for the province, which sees names masked', async () => {
    const fileId = await aCleanFile('desk');
    await rig.project([aDossierFact([fileId])]);

    for (const name of ['leader', 'auditor'] as const) expect((await rig.as(name).content(fileId)).code).toBe('FORBIDDEN');
  });

  it('come as they are kept, under a name that names nobody, to be stored and run by nothing', async () => {
    const bytes = await aPdf(2);
    const fileId = await aCleanFile('citizen', bytes);

    const { headers, body } = await rig.as('citizen').content(fileId);

    expect(body.equals(bytes)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf', 'content-length': String(bytes.byteLength), 'content-disposition': `attachment; filename="${fileId}.pdf"`,
      'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; sandbox; frame-ancestors 'none'", 'cache-control': 'private, no-store',
      'repr-digest': `sha-256=:${sha256(bytes).toString('base64')}:`, 'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('are written down for whoever had them', async () => {
    const fileId = await aCleanFile('citizen');
    await rig.project([aDossierFact([fileId])]);
    await rig.as('specialist').content(fileId);
    await rig.as('otherDesk').content(fileId);

    const read = await rig.rows<{ actor: string }>(`SELECT actor FROM audit WHERE object_id = $1 AND action = 'read-file'`, [fileId]);
    expect(read).toEqual([{ actor: PEOPLE.specialist.accountId }]);
  });

  it('can be had by a ticket: without a token, for two minutes, and not after malware was found', async () => {
    const fileId = await aCleanFile('citizen');
    const issued = await rig.app.get(IssueTicket).run({ fileId, confirmUnscanned: false }, PEOPLE.citizen);
    if (!issued.ok) throw new Error(issued.error.code);
    const nobody = new TusCaller(rig.url, undefined);

    expect((await nobody.ask('GET', issued.value.path)).status).toBe(200);
    expect((await nobody.ask('GET', `${issued.value.path}x`)).code).toBe('TICKET_INVALID');
    expect(JSON.stringify(await rig.rows('SELECT * FROM download_ticket'))).not.toContain(issued.value.ticket);
    await rig.database.admin.query(`UPDATE stored_file SET scan = 'infected' WHERE id = $1`, [fileId]);
    expect((await nobody.ask('GET', issued.value.path)).code).toBe('FILE_INFECTED');
    rig.clock.set('2025-07-01T08:02:01+07:00');
    expect((await nobody.ask('GET', issued.value.path)).code).toBe('TICKET_INVALID');
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });

  it('are nobody\'s while the scanner has not looked, and never when it found something', async () => {
    const fileId = await uploaded(rig, 'desk');
    await rig.project([aDossierFact([fileId])]);
    expect(await codesFor(rig, fileId, '?confirmUnscanned=true')).toMatchObject({ desk: 'FILE_NOT_SCANNED', specialist: 'FILE_NOT_SCANNED' });

    await rig.app.get(RecordVerdict).run(fileId, 'infected');
    expect(await codesFor(rig, fileId, '?confirmUnscanned=true')).toMatchObject({ desk: 'FILE_INFECTED', specialist: 'FILE_INFECTED', otherDesk: 'FILE_NOT_FOUND' });
    expect(await rig.rows('SELECT version, body FROM event WHERE aggregate_id = $1 ORDER BY version', [fileId]))
      .toMatchObject([{ version: 1, body: { scan: 'pending' } }, { version: 2, body: { scan: 'infected' } }]);
  });
});

describe('without a scanner', () => {
  let rig: FilesRig;
  beforeAll(async () => {
    rig = await filesRig();
  }, 60_000);
  afterAll(async () => rig.close());

  it('a file is marked as unscanned, and opened by staff that confirms it and by nobody else', async () => {
    const fileId = await uploaded(rig, 'citizen');
    await rig.project([aDossierFact([fileId], { ownerAccountId: PEOPLE.citizen.accountId })]);

    expect(await codesFor(rig, fileId)).toMatchObject({ citizen: 'FILE_UNSCANNED', desk: 'FILE_UNSCANNED' });
    expect(await codesFor(rig, fileId, '?confirmUnscanned=true')).toMatchObject({ citizen: 'FILE_UNSCANNED', desk: 200, specialist: 200, otherDesk: 'FILE_NOT_FOUND' });
    const ticket = await rig.app.get(IssueTicket).run({ fileId, confirmUnscanned: false }, PEOPLE.desk);
    expect(ticket).toMatchObject({ ok: false, error: { code: 'FILE_UNSCANNED', params: { mayConfirm: true } } });
  });

  it('what a file is called is shown to whoever called it so', async () => {
    const { fileId } = await rig.as('citizen').upload(await aPdf(), { name: 'Căn cước Nguyễn Văn An.pdf' });
    await rig.project([aDossierFact([fileId], { ownerAccountId: PEOPLE.citizen.accountId })]);

    expect(await rig.app.get(LookUpFile).run(fileId, PEOPLE.citizen)).toMatchObject({ ok: true, value: { name: 'Căn cước Nguyễn Văn An.pdf', expiresAt: null } });
    expect(await rig.app.get(LookUpFile).run(fileId, PEOPLE.desk)).toMatchObject({ ok: true, value: { name: null } });
    expect(await rig.app.get(LookUpFile).run(fileId, PEOPLE.otherDesk)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
  });

  describe('pictures', () => {
    const convert = (fileIds: string[], key: string, actor = PEOPLE.citizen) => rig.app.get(ConvertImages).run({ fileIds }, actor, key);

    it('become one document, in their order, a page each, upright on paper', async () => {
      const [flat, upright] = [await uploaded(rig, 'citizen', await aPng()), await uploaded(rig, 'citizen', await aPhoto({ width: 80, height: 40 }))];

      const made = await convert([upright, flat, upright], 'three');

      if (!made.ok) throw new Error(made.error.code);
      expect(made.value).toMatchObject({ state: 'complete', mediaType: 'application/pdf', pages: 3, scan: 'unscanned' });
      const bytes = (await rig.storage.open(made.value.fileId));
      const chunks: Buffer[] = [];
      for await (const chunk of bytes) chunks.push(chunk as Buffer);
      const pdf = await PDF.load(Buffer.concat(chunks));
      expect(pdf.getPages().map(({ width, height }) => height > width)).toEqual([true, true, true]);
      expect(await rig.rows('SELECT version, type FROM event WHERE aggregate_id = $1', [made.value.fileId])).toEqual([{ version: 1, type: 'vn.haicap.files.file.completed.v1' }]);
    });

    it('become the same document for the same key, also when asked twice at once', async () => {
      const picture = await uploaded(rig, 'citizen', await aPng());

      const made = await Promise.all([convert([picture], 'once'), convert([picture], 'once')]);
      const later = await convert([picture], 'once');

      expect(new Set([...made, later].map((one) => (one.ok ? one.value.fileId : one.error.code))).size).toBe(1);
      expect(await convert([picture, picture], 'once')).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    });

    it('are refused when they are none, or somebody else\'s', async () => {
      const [picture, document] = [await uploaded(rig, 'citizen', await aPng()), await uploaded(rig, 'citizen')];
      const foreign = await uploaded(rig, 'desk', await aPng());
      await rig.project([aDossierFact([foreign], { ownerAccountId: PEOPLE.citizen.accountId })]);

      expect(await convert([picture, document], 'a')).toMatchObject({ ok: false, error: { code: 'FILE_TYPE_NOT_ALLOWED', params: { fileId: document } } });
      expect(await convert([foreign], 'b')).toMatchObject({ ok: false, error: { code: 'FILE_NOT_YOURS' } });
      expect(await convert([picture], 'c', PEOPLE.otherCitizen)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    });
  });

  it('no transaction of a stranger sees a file, or what belongs to it', async () => {
    const fileId = await uploaded(rig, 'citizen');
    await rig.project([aDossierFact([fileId])]);
    const counts = (scope: Parameters<typeof withScope>[1], actor: string) => withScope(rig.dataSource, scope, (tx) => tx.query(
      `SELECT (SELECT count(*)::int FROM stored_file WHERE id = $1) AS file, (SELECT count(*)::int FROM dossier_file WHERE file_id = $1) AS named`, [fileId]), { actor });

    expect(await counts({ kind: 'none' }, PEOPLE.otherCitizen.accountId)).toEqual([{ file: 0, named: 0 }]);
    expect(await counts({ kind: 'units', unitIds: [UNITS.hoangHoa] }, PEOPLE.otherDesk.accountId)).toEqual([{ file: 0, named: 0 }]);
    expect(await counts({ kind: 'units', unitIds: [UNITS.hacThanh] }, PEOPLE.desk.accountId)).toEqual([{ file: 1, named: 1 }]);
    const forced = await rig.rows<{ relname: string }>(`SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND has_table_privilege('files_app', oid, 'INSERT') AND NOT (relrowsecurity AND relforcerowsecurity)`);
    expect(forced).toEqual([]);
  });
});

describe('what nobody needs', () => {
  let rig: FilesRig;
  beforeAll(async () => {
    rig = await filesRig();
  }, 60_000);
  afterAll(async () => rig.close());

  it('goes after its time: half an upload after a day, a file that no dossier named after sixteen; one that is named stays', async () => {
    const half = (await rig.as('citizen').create(100)).headers.get('location')?.split('/').at(-1) ?? '';
    const [unnamed, named] = [await uploaded(rig, 'citizen'), await uploaded(rig, 'citizen')];
    await rig.project([aDossierFact([named])]);
    const expire = (alsoComplete = true) => rig.app.get(ExpireFiles).run({ alsoComplete });
    const bytesOf = (fileId: string) => existsSync(join(rig.folder, 'bytes', fileId.slice(-2), fileId));

    rig.clock.set('2025-07-02T08:00:01+07:00');
    expect([await expire(), existsSync(rig.staging.pathOf(half)), bytesOf(unnamed)]).toEqual([1, false, true]);
    rig.clock.set('2025-07-17T08:00:01+07:00');
    expect([await expire(false), bytesOf(unnamed)]).toEqual([0, true]);
    expect([await expire(), bytesOf(unnamed), bytesOf(named)]).toEqual([1, false, true]);
    expect(await rig.rows('SELECT version, type FROM event WHERE aggregate_id = $1 ORDER BY version', [unnamed]))
      .toEqual([{ version: 1, type: 'vn.haicap.files.file.completed.v1' }, { version: 2, type: 'vn.haicap.files.file.deleted.v1' }]);
  });

  it('is swept away when it has no row, but not before an hour; bytes that are missing or altered are told', async () => {
    const [missing, altered, good] = [await uploaded(rig, 'desk'), await uploaded(rig, 'desk'), await uploaded(rig, 'desk')];
    rmSync(join(rig.folder, 'bytes', missing.slice(-2), missing));
    writeFileSync(join(rig.folder, 'bytes', altered.slice(-2), altered), (await aPdf()).fill(1, 100, 101));
    rig.clock.set('2025-08-01T08:00:00+07:00');

    const problems = await rig.app.get(ReconcileFiles).verify();

    expect([problems.get(missing), problems.get(altered), problems.get(good)]).toEqual(['missing', 'altered', undefined]);
    const nobodys = '01980000-0000-7000-8000-0000000000aa';
    await rig.storage.keep(nobodys, join(rig.folder, 'bytes', good.slice(-2), good));
    expect(await rig.app.get(ReconcileFiles).sweep('aa')).toBe(0);
    utimesSync(join(rig.folder, 'bytes', 'aa', nobodys), new Date('2025-01-01'), new Date('2025-01-01'));
    expect([await rig.app.get(ReconcileFiles).sweep('aa'), await rig.storage.sizeOf(nobodys)]).toEqual([1, null]);
  });
});
