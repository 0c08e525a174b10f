import { fileCompleted, fileSigned, type Actor, type FileScan } from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { seededIds, TEST_NOW } from '@haicap/testing';
import { FileMirrorConsumer } from '../src/file-mirror/file-mirror.consumer.js';
import { PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';

const ids = seededIds(77);
const AT = '2025-07-01T08:00:00+07:00';

export interface KnownFileWish {
  readonly owner?: Actor;
  readonly sizeBytes?: number;
  readonly scan?: FileScan;
  readonly nameableUntil?: string;
  readonly pages?: number | null;
  readonly sha256?: string;
}

export const nextFileId = () => ids.next();
export const tellOfFiles = (rig: DossierRig, facts: OrderedFact[]) => withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(FileMirrorConsumer).project(tx, facts));
export const fileFact = (type: string, fileId: string, version: number, data: object): OrderedFact =>
  ({ eventId: ids.next(), type, aggregateId: fileId, version, at: TEST_NOW, actor: 'service:files', data: { fileId, ...data } });

/** A file that the service `files` has told of. */
export async function aKnownFile(rig: DossierRig, {
  owner = PEOPLE.desk, sizeBytes = 1_000, scan = 'unscanned', nameableUntil = '2025-07-15T08:00:00+07:00', pages = 2, sha256 = 'ab'.repeat(32),
}: KnownFileWish = {}): Promise<string> {
  const fileId = ids.next();
  await tellOfFiles(rig, [fileFact(fileCompleted.type, fileId, 1, {
    sha256, sizeBytes, pages, mediaType: 'application/pdf', ownerAccountId: owner.accountId, scan, completedAt: AT, nameableUntil,
  })]);
  return fileId;
}

/** A file that somebody has signed there for a unit. */
export async function aSignedFile(rig: DossierRig, { signer = PEOPLE.chair, unitId = UNITS.hacThanh, subject = 'CN=Lê Thị Bình', onBehalfOf = null, ...file }: KnownFileWish & {
  readonly signer?: Actor; readonly unitId?: string; readonly subject?: string; readonly onBehalfOf?: string | null;
} = {}): Promise<string> {
  const fileId = await aKnownFile(rig, { owner: signer, ...file });
  const signature = { kind: 'officer', subject, issuer: 'CN=TEST CA', serial: '40', chain: ['CN=TEST CA'], notBefore: AT, notAfter: AT, signedAt: AT };
  await tellOfFiles(rig, [fileFact(fileSigned.type, fileId, 2, {
    sha256: file.sha256 ?? 'ab'.repeat(32), sourceFileId: nextFileId(), sourceSha256: 'b'.repeat(64), signerAccountId: signer.accountId, onBehalfOfAccountId: onBehalfOf, unitId,
    level: 'B-B', isTrial: true, signatures: [signature], signedAt: AT,
  })]);
  return fileId;
}
