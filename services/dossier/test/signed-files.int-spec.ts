import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileCompleted, fileScanned, fileSigned } from '@haicap/contracts';
import { type OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { TEST_NOW } from '@haicap/testing';
import { FileMirrorConsumer } from '../src/file-mirror/file-mirror.consumer.js';
import { FileMirrorStore } from '../src/file-mirror/file-mirror.store.js';
import { dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';

const FILE = '01980000-0000-7000-8000-0000000000aa';
const HASH = 'a'.repeat(64);
const AT = '2025-07-01T08:00:00+07:00';
const signature = { kind: 'officer', subject: 'CN=TEST Chủ tịch (chutich.14797)', issuer: 'CN=TEST CA', serial: '40', chain: ['CN=TEST CA'], notBefore: AT, notAfter: AT, signedAt: AT };
const completed = {
  fileId: FILE, sha256: HASH, sizeBytes: 10, pages: 1, mediaType: 'application/pdf', ownerAccountId: PEOPLE.chair.accountId, scan: 'unscanned', completedAt: AT, nameableUntil: AT,
};
const signed = {
  fileId: FILE, sha256: HASH, sourceFileId: FILE, sourceSha256: 'b'.repeat(64), signerAccountId: PEOPLE.chair.accountId, onBehalfOfAccountId: null, unitId: UNITS.hacThanh,
  level: 'B-B', isTrial: true, signatures: [signature], signedAt: AT,
};
const fact = (contract: { readonly type: string }, version: number, data: Record<string, unknown>): OrderedFact =>
  ({ eventId: FILE, type: contract.type, aggregateId: FILE, version, at: TEST_NOW, actor: PEOPLE.chair.accountId, data });
const FACTS = [fact(fileCompleted, 1, completed), fact(fileSigned, 2, signed), fact(fileScanned, 3, { fileId: FILE, scan: 'clean', scannedAt: AT })];

let rig: DossierRig;
beforeAll(async () => { rig = await dossierRig(); });
afterAll(() => rig.close());

describe('a file that was signed', () => {
  it.each([['all at once', [FACTS]], ['one by one', FACTS.map((one) => [one])]])('is known with who signed which bytes, when its facts come %s', async (_, batches) => {
    for (const batch of batches) await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(FileMirrorConsumer).project(tx, batch));

    const [found] = await withScope(rig.dataSource, { kind: 'none' }, (tx) => rig.app.get(FileMirrorStore).byId(tx, [FILE]));

    expect(found).toMatchObject({
      sha256: HASH, scan: 'clean', deleted: false,
      signed: { signerAccountId: PEOPLE.chair.accountId, onBehalfOfAccountId: null, unitId: UNITS.hacThanh, certificateSubject: signature.subject, sourceSha256: 'b'.repeat(64), at: AT },
    });
  });
});
