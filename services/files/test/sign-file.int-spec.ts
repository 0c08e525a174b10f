import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  delegationGranted, delegationWithdrawn, dossierIssued, dossierResultReplaced, dossierResultWithdrawn, dossierSigned, dossierStopped, fileSigned, officerAppointed, signFile, unitRegistered, verifySignedFile,
  type Actor, type FactContract, type Role, type RpcInput,
} from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { TEST_NOW } from '@haicap/testing';
import { DossierCopyConsumer } from '../src/dossier-copy/dossier-copy.consumer.js';
import { ReadIssues } from '../src/result-standing/read-issues.js';
import { ResultStandingConsumer } from '../src/result-standing/result-standing.consumer.js';
import { SignatoryConsumer } from '../src/signatory/signatory.consumer.js';
import { SignFile } from '../src/signature/sign-file.js';
import { VerifySignedFile } from '../src/signature/verify-signed-file.js';
import { SigningFailed, type PdfSigner } from '../src/signer/pdf-signer.js';
import { TestAuthority } from '../src/signer/test-authority.js';
import { aDossierFact, filesRig, PEOPLE, UNITS, type FilesRig } from './files-rig.js';
import { aPdf, aPng, plain } from './samples.js';

const officer = (n: number, role: Role, unitId: string): Actor => ({ accountId: `00000000-0000-7000-8000-0000000000${n}`, kind: 'officer', posts: [{ unitId, role }] });
const CHAIR = officer(81, 'chair', UNITS.hacThanh);
const DEPUTY = officer(82, 'specialist', UNITS.hacThanh);
const OTHER_CHAIR = officer(83, 'chair', UNITS.hoangHoa);
const DOSSIER = '01980000-0000-7000-9000-00000000abcd';
const [FIRST_RESULT, SECOND_RESULT] = ['01980000-0000-7000-9000-0000000000f1', '01980000-0000-7000-9000-0000000000f2'];

const authority = new TestAuthority({ key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, notBefore: new Date('2025-01-01T00:00:00Z') }, '38');
/** The test authority, until a test lets it fail. */
let key: 'signs' | 'refuses' | 'is away' = 'signs';
let asked = 0;
const signer: PdfSigner = {
  isTrial: true,
  roots: () => authority.roots(),
  open: async (signatory, consent, at) => {
    asked += 1;
    const opened = await authority.open(signatory, consent, at);
    if (key === 'signs' || !opened.ok) return opened;
    const code = key === 'refuses' ? 'SIGNING_REFUSED' as const : 'SIGNING_UNAVAILABLE' as const;
    return { ok: true, value: { ...opened.value, sign: () => Promise.reject(new SigningFailed(code, 'as the test wishes')) } };
  },
};

let rig: FilesRig;
let source: { fileId: string; bytes: Uint8Array };
beforeAll(async () => {
  rig = await filesRig({ signer });
  await tell(SignatoryConsumer, [
    ...[CHAIR, DEPUTY, OTHER_CHAIR].map((one) => appointed(one)),
    ...Object.entries({ [UNITS.hacThanh]: 'UBND phường Hạc Thành', [UNITS.hoangHoa]: 'UBND xã Hoằng Hóa' }).map(([unitId, fullName]) => fact(unitRegistered, unitId, aUnit(unitId, fullName))),
  ]);
  source = await aNamedPdf();
}, 60_000);
afterAll(async () => rig.close());

let keys = 0;
const sign = (changes: Partial<RpcInput<typeof signFile>> = {}, actor = CHAIR, idempotencyKey = `key-${(keys += 1)}`) =>
  rig.app.get(SignFile).run(signFile.request.parse({ fileId: source.fileId, unitId: UNITS.hacThanh, ...changes }), actor, idempotencyKey);
const verify = (request: RpcInput<typeof verifySignedFile>) => rig.app.get(VerifySignedFile).run(request);
const refused = (code: string) => ({ ok: false, error: { code, params: expect.anything() } });
const signed = async (...wish: Parameters<typeof sign>) => {
  const outcome = await sign(...wish);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};
const stored = (fileId: string) => readFileSync(join(rig.folder, 'bytes', fileId.slice(-2), fileId));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a result that the chair signs', () => {
  it('is a new file with its own hash behind the bytes of the source, which stay as they are', async () => {
    const { file, signed: made } = await signed();

    const bytes = stored(file.fileId);
    expect(bytes.subarray(0, source.bytes.length).equals(source.bytes)).toBe(true);
    expect(stored(source.fileId).equals(source.bytes)).toBe(true);
    expect(made).toMatchObject({
      fileId: file.fileId, sha256: sha256(bytes), sourceFileId: source.fileId, sourceSha256: sha256(source.bytes), signerAccountId: CHAIR.accountId,
      onBehalfOfAccountId: null, unitId: UNITS.hacThanh, level: 'B-B', isTrial: true,
    });
    expect(made.signatures.map(({ kind, subject }) => [kind, subject.split(', ')[0]])).toEqual([['officer', 'CN=TEST Chủ tịch (login-81)'], ['seal', 'CN=TEST UBND phường Hạc Thành']]);
    expect(file).toMatchObject({ state: 'complete', mediaType: 'application/pdf', sha256: sha256(bytes), pages: 1, scan: 'unscanned' });
  });

  it('tells two facts without a gap, with the certificate and without a name', async () => {
    const { signed: made } = await signed({ withSeal: false });

    const events = await rig.rows<{ type: string; version: number; body: unknown }>('SELECT type, version, body FROM event WHERE aggregate_id = $1 ORDER BY version', [made.fileId]);
    expect(events.map(({ type, version }) => [type.split('.').at(-2), version])).toEqual([['completed', 1], ['signed', 2]]);
    expect(events[1]?.body).toEqual(made);
    expect(fileSigned.data.parse(made)).toEqual(made);
  });

  it('is signed once for one key, also when it is asked twice at the same time, and the PIN is no part of the key', async () => {
    const before = asked;
    const outcomes = await Promise.all([sign({}, CHAIR, 'once'), sign({}, CHAIR, 'once'), sign({ pin: '123456' }, CHAIR, 'once')]);
    const later = await sign({}, CHAIR, 'once');

    for (const outcome of [...outcomes, later]) expect(outcome).toEqual(outcomes[0]);
    expect(asked - before).toBe(2);
    expect(await sign({ reason: 'Khác' }, CHAIR, 'once')).toEqual(refused('IDEMPOTENCY_KEY_REUSED'));
  });
});

describe('who may not sign', () => {
  it.each<[string, Actor, string, string]>([
    ['somebody of the unit whom the chair has not asked', DEPUTY, UNITS.hacThanh, 'FORBIDDEN'],
    ['the chair of another unit', OTHER_CHAIR, UNITS.hacThanh, 'UNIT_NOT_IN_SCOPE'],
    ['the chair of another unit, for a file of no dossier there', OTHER_CHAIR, UNITS.hoangHoa, 'FILE_NOT_FOUND'],
    ['a post that the registry does not know', officer(84, 'chair', UNITS.hacThanh), UNITS.hacThanh, 'FORBIDDEN'],
    ['an account that is no officer', PEOPLE.citizen, UNITS.hacThanh, 'FORBIDDEN'],
  ])('%s', async (_, actor, unitId, code) => {
    expect(await sign({ unitId }, actor)).toEqual(refused(code));
  });

  it('a delegate before and after the time of the delegation; within it, in the place of the chair', async () => {
    const delegation = {
      delegationId: '01980000-0000-7000-9000-0000000000d1', fromOfficerId: CHAIR.accountId, toOfficerId: DEPUTY.accountId, unitId: UNITS.hacThanh, role: 'chair' as const,
      actions: ['sign' as const], validFrom: '2025-07-01', validTo: '2025-07-31', basis: null,
    };
    await tell(SignatoryConsumer, [fact(delegationGranted, delegation.delegationId, delegation)]);

    const { signed: made } = await signed({}, DEPUTY);
    expect(made).toMatchObject({ signerAccountId: DEPUTY.accountId, onBehalfOfAccountId: CHAIR.accountId });
    expect(made.signatures[0]?.subject).toContain('CN=TEST Chuyên viên (login-82)');

    for (const when of ['2025-06-30T17:00:00+07:00', '2025-08-01T08:00:00+07:00']) {
      rig.clock.set(when);
      expect(await sign({}, DEPUTY)).toEqual(refused('FORBIDDEN'));
    }
    rig.clock.set(TEST_NOW);
    await tell(SignatoryConsumer, [fact(delegationWithdrawn, delegation.delegationId, { ...delegation, withdrawnAt: '2025-07-01T09:00:00+07:00' })]);
    expect(await sign({}, DEPUTY)).toEqual(refused('FORBIDDEN'));
  });
});

describe('what cannot be signed', () => {
  it('a file that is not there, a picture, a file with malware', async () => {
    expect(await sign({ fileId: '01980000-0000-7000-9000-00000000dead' })).toEqual(refused('FILE_NOT_FOUND'));
    const picture = await rig.as('desk').upload(plain(await aPng()));
    const infected = await aNamedPdf();
    await rig.rows(`UPDATE stored_file SET scan = 'infected' WHERE id = $1`, [infected.fileId]);
    await project([picture.fileId]);

    expect(await sign({ fileId: picture.fileId })).toEqual(refused('FILE_TYPE_NOT_ALLOWED'));
    expect(await sign({ fileId: infected.fileId })).toEqual(refused('FILE_INFECTED'));
  });

  it.each([['refuses', 'SIGNING_REFUSED'], ['is away', 'SIGNING_UNAVAILABLE']] as const)('anything while the key %s; nothing is kept, and the same key works afterwards', async (state, code) => {
    const count = async () => (await rig.rows<{ count: string }>('SELECT count(*) FROM stored_file'))[0]?.count;
    const before = await count();
    key = state;
    expect(await sign({}, CHAIR, `after ${state}`)).toEqual(refused(code));
    key = 'signs';

    expect(await count()).toBe(before);
    expect((await sign({}, CHAIR, `after ${state}`)).ok).toBe(true);
  });
});

describe('somebody who holds a signed result', () => {
  it('learns who signed it and when from its bytes alone, and nothing about accounts', async () => {
    const { signed: made } = await signed();

    const found = await verify({ sha256: sha256(stored(made.fileId)) });

    expect(found).toMatchObject({ ok: true, value: { signed: { sha256: made.sha256, unitName: 'UBND phường Hạc Thành', isTrial: true, signatures: [{ chain: [expect.any(String), expect.stringContaining('TEST CA')] }, {}] }, result: null } });
    expect(verifySignedFile.reply.parse(found.ok && found.value)).toEqual(found.ok && found.value);
    for (const hidden of [CHAIR.accountId, made.fileId, made.sourceFileId]) expect(JSON.stringify(found)).not.toContain(hidden);
  });

  it('learns that a file with one other byte was not signed here', async () => {
    const { signed: made } = await signed();
    const altered = Buffer.from(stored(made.fileId));
    altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1;

    expect(await verify({ sha256: sha256(altered) })).toEqual(refused('SIGNED_FILE_NOT_FOUND'));
  });

  it('learns that it was withdrawn, and what replaced it, by the bytes and by the code of the result', async () => {
    const [first, second] = [await signed(), await signed()];
    const told = { dossierId: DOSSIER, ...aResultDossier() };
    await tell(ResultStandingConsumer, [fact(dossierSigned, DOSSIER, { ...told, resultId: FIRST_RESULT, kind: 'electronic', sha256: first.signed.sha256, signedAt: '2025-07-01T09:00:00+07:00' })]);
    expect(await verify({ resultId: FIRST_RESULT })).toMatchObject({ ok: true, value: { signed: { sha256: first.signed.sha256 }, result: { state: 'not-issued', signedOn: '2025-07-01', issuedOn: null } } });

    await tell(ResultStandingConsumer, [fact(dossierIssued, DOSSIER, { ...told, resultId: FIRST_RESULT, issuedAt: '2025-07-01T10:00:00+07:00', issuedOn: '2025-07-01' })]);
    expect(await verify({ resultId: FIRST_RESULT })).toMatchObject({ ok: true, value: { result: { state: 'in-force', issuedOn: '2025-07-01' } } });

    await tell(ResultStandingConsumer, [fact(dossierResultWithdrawn, DOSSIER, { ...told, resultId: FIRST_RESULT, reasonCode: 'error', resultWithdrawnAt: '2025-07-02T09:00:00+07:00' })]);
    expect(await verify({ sha256: first.signed.sha256 })).toMatchObject({ ok: true, value: { result: { state: 'withdrawn', withdrawnOn: '2025-07-02', replacedBySha256: null } } });

    await tell(ResultStandingConsumer, [fact(dossierResultReplaced, DOSSIER, {
      ...told, resultId: SECOND_RESULT, kind: 'electronic', sha256: second.signed.sha256, unitId: UNITS.hacThanh, year: 2025, number: 2, symbol: 'KQ-UBND', replacesResultId: FIRST_RESULT,
      resultReplacedAt: '2025-07-03T09:00:00+07:00', resultReplacedOn: '2025-07-03',
    })]);
    expect(await verify({ resultId: FIRST_RESULT })).toMatchObject({ ok: true, value: { result: { state: 'replaced', replacedByResultId: SECOND_RESULT, replacedBySha256: second.signed.sha256 } } });
    expect(await verify({ sha256: second.signed.sha256 })).toMatchObject({ ok: true, value: { result: { state: 'in-force' } } });
  });
});

describe('a result in place of a withdrawn one', () => {
  const [dossierId, old, next, torn] = ['c1', 'd1', 'd2', 'd3'].map((end) => `01980000-0000-7000-9000-00000000aa${end}`) as [string, string, string, string];
  const about = { dossierId, ...aResultDossier() };
  const asSigned = (resultId: string, sha256OfFile: string, replaces: object = {}) => fact(dossierSigned, dossierId, { ...about, resultId, kind: 'electronic', sha256: sha256OfFile, signedAt: '2025-07-01T09:00:00+07:00', ...replaces });
  const asIssued = (resultId: string) => fact(dossierIssued, dossierId, { ...about, resultId, issuedAt: '2025-07-03T10:00:00+07:00', issuedOn: '2025-07-03' });

  it('takes its place with the issue, not with the signature', async () => {
    const [first, second, third] = [await signed(), await signed(), await signed()];
    await tell(ResultStandingConsumer, [
      asSigned(old, first.signed.sha256), asIssued(old), fact(dossierResultWithdrawn, dossierId, { ...about, resultId: old, reasonCode: 'error', resultWithdrawnAt: '2025-07-02T09:00:00+07:00' }),
      asSigned(next, second.signed.sha256, { replacesResultId: old }), asSigned(torn, third.signed.sha256, { replacesResultId: old }),
    ]);
    expect(await verify({ resultId: old })).toMatchObject({ ok: true, value: { result: { state: 'withdrawn', replacedByResultId: null } } });

    await tell(ResultStandingConsumer, [asIssued(next)]);

    expect(await verify({ resultId: old })).toMatchObject({ ok: true, value: { result: { state: 'replaced', replacedByResultId: next } } });
    expect(await verify({ sha256: first.signed.sha256 })).toMatchObject({ ok: true, value: { result: { state: 'replaced', replacedByResultId: next } } });
  });
});

describe('a result that was signed and never issued', () => {
  const asSigned = (sha256OfFile: string, resultId: string, dossierId: string) => fact(dossierSigned, dossierId, { dossierId, ...aResultDossier(), resultId, kind: 'electronic', sha256: sha256OfFile, signedAt: '2025-07-01T09:00:00+07:00' });
  const asStopped = (dossierId: string) => fact(dossierStopped, dossierId, {
    dossierId, ...aResultDossier(), status: 'stopped', reasonCode: 'withdrawn', stoppedAt: '2025-07-02T09:00:00+07:00', stoppedOn: '2025-07-02', withdrawn: true,
  });

  it('is void once its dossier is stopped', async () => {
    const [dossierId, resultId] = ['01980000-0000-7000-9000-00000000abce', '01980000-0000-7000-9000-0000000000f3'];
    const { signed: made } = await signed();

    await tell(ResultStandingConsumer, [asSigned(made.sha256, resultId, dossierId), asStopped(dossierId)]);

    expect(await verify({ sha256: made.sha256 })).toMatchObject({ ok: true, value: { result: { state: 'void', stoppedOn: '2025-07-02', issuedOn: null } } });
  });

  it('is told apart from an issued one also when its facts came before this release: they are read anew, however the answers are cut', async () => {
    const [unreadable, stopped, issued, replacing] = ['0', '1', '2', '3'].map((end) => `01980000-0000-7000-9000-00000000abc${end}`) as [string, string, string, string];
    const [void_, valid, next] = ['5', '6', '7'].map((end) => `01980000-0000-7000-9000-0000000000f${end}`) as [string, string, string];
    const [first, second, third, fourth] = [await signed(), await signed(), await signed(), await signed()];
    const lives: Record<string, OrderedFact[]> = {
      [stopped]: [asSigned(first.signed.sha256, void_, stopped), asStopped(stopped)],
      [unreadable]: [asSigned(third.signed.sha256, '01980000-0000-7000-9000-0000000000f8', unreadable), fact(dossierIssued, unreadable, { resultId: 'no id' })],
      [replacing]: [fact(dossierResultReplaced, replacing, {
        dossierId: replacing, ...aResultDossier(), resultId: next, kind: 'electronic', sha256: fourth.signed.sha256, replacesResultId: '01980000-0000-7000-9000-0000000000f9',
        unitId: UNITS.hacThanh, year: 2025, number: 1, symbol: 'GKS', resultReplacedAt: '2025-07-01T10:00:00+07:00', resultReplacedOn: '2025-07-01',
      })],
      [issued]: [asSigned(second.signed.sha256, valid, issued), fact(dossierIssued, issued, { dossierId: issued, ...aResultDossier(), resultId: valid, issuedAt: '2025-07-01T10:00:00+07:00', issuedOn: '2025-07-01' })],
    };
    await tell(ResultStandingConsumer, Object.values(lives).flatMap(([made]) => (made ? [made] : [])));
    await rig.rows('UPDATE result_standing SET issued_on = NULL, issue_known = false WHERE dossier_id = ANY($1::uuid[])', [Object.keys(lives)]);
    const states = async () => Promise.all([void_, valid, next].map(async (resultId) => {
      const found = await verify({ resultId });
      return found.ok ? found.value.result?.state : found.error.code;
    }));
    const asked: unknown[] = [];
    const log = {
      // One event at a time, as an owner answers whose answer is full.
      getSome: (aggregates: readonly { aggregateId: string; fromVersion: number }[]) => {
        asked.push(aggregates);
        const all = aggregates.flatMap(({ aggregateId, fromVersion }) => (lives[aggregateId] ?? []).map((one, index) => ({ ...one, version: index + 1 })).filter(({ version }) => version >= fromVersion));
        const events = all.slice(0, 1).map((one) => ({ ...one, specversion: '1.0' as const, id: one.eventId, source: '/dossier/dossier', subject: one.aggregateId, time: one.at, datacontenttype: 'application/json' as const, traceparent: '', data: { ...one.data } }));
        return Promise.resolve({ events, more: all.length > 1 });
      },
    };

    // What nobody has asked for yet counts as it did before.
    expect(await states()).toEqual(['in-force', 'in-force', 'in-force']);

    expect(await rig.app.get(ReadIssues).run(log)).toBe(false);

    expect(asked).toHaveLength(7);
    expect(await states()).toEqual(['void', 'in-force', 'in-force']);
    expect(await rig.app.get(ReadIssues).run(log)).toBe(false);
    expect(asked).toHaveLength(7);
  });
});

describe('what was signed', () => {
  it('cannot be changed by the service itself', async () => {
    const { signed: made } = await signed();
    await expect(withScope(rig.dataSource, { kind: 'installation' }, (tx) => tx.query(`UPDATE signed_file SET signed_at = now() WHERE file_id = $1`, [made.fileId]))).rejects.toThrow('permission denied');
  });
});

async function aNamedPdf() {
  const bytes = await aPdf(1);
  const { fileId } = await rig.as('desk').upload(bytes);
  await project([fileId]);
  return { fileId, bytes: Buffer.from(stored(fileId)) };
}

const project = (fileIds: readonly string[]) => tell(DossierCopyConsumer, [aDossierFact(fileIds)]);

function tell(consumer: new (...parts: never[]) => { project: (tx: never, facts: readonly OrderedFact[]) => Promise<void> }, facts: readonly OrderedFact[]) {
  return withScope(rig.dataSource, { kind: 'installation' }, (tx) => (rig.app.get(consumer) as unknown as { project: (tx: unknown, facts: readonly OrderedFact[]) => Promise<void> }).project(tx, facts));
}

function fact(contract: FactContract, aggregateId: string, data: Record<string, unknown>): OrderedFact {
  return { eventId: aggregateId, type: contract.type, aggregateId, version: 1, at: TEST_NOW, actor: 'service:test', data };
}

function appointed(actor: Actor): OrderedFact {
  const { unitId, role } = actor.posts[0] as { unitId: string; role: Role };
  return fact(officerAppointed, actor.accountId, {
    officerId: actor.accountId, login: `login-${actor.accountId.slice(-2)}`, demo: true,
    posts: [{ postId: actor.accountId, unitId, role, title: role === 'chair' ? 'Chủ tịch' : 'Chuyên viên', validFrom: '2020-01-01', validTo: null }],
  });
}

function aUnit(unitId: string, fullName: string) {
  return {
    unitId, code: '14797', level: 'commune', type: 'phuong', name: fullName, fullName, parentId: null, provinceId: unitId, provinceCode: '38',
    validFrom: null, validTo: null, succeeds: [], agencyCode: null,
  };
}

/** What every fact about a dossier carries. */
function aResultDossier() {
  return {
    code: 'H56.147.97-250701-0001', status: 'signed', procedureCode: '1.001193', procedureVersion: 1, field: 'Hộ tịch', channel: 'counter', receivingUnitId: UNITS.hacThanh,
    competentUnitId: UNITS.hacThanh, returningUnitId: UNITS.hacThanh, receivedAt: '2025-07-01T08:00:00+07:00', receivedOn: '2025-07-01', dueAt: null, dueOn: null, historic: false,
  };
}
