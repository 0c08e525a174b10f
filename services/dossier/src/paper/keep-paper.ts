import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refusal, type Paper, type PaperFile, type Refusal } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import type { ComposedPaper, PaperWish } from './compose-paper.js';
import { namesOf } from './paper.js';
import { PaperStore, type PaperRow } from './paper.store.js';

/** Keeps what was drawn, and finds it again: the bytes encrypted, their hash in clear. */
@Injectable()
export class KeepPaper {
  constructor(
    private readonly papers: PaperStore,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  /** The paper that says the same in the same format, or null. */
  async find(tx: EntityManager, { dossier, form, format, masked }: PaperWish, { contentMark }: ComposedPaper): Promise<PaperRow | null> {
    const latest = await this.papers.latest(tx, { dossierId: dossier.receipt.dossierId, form, masked });
    return latest.find((one) => one.contentMark === contentMark && one.format === format) ?? null;
  }

  /** Keeps a paper as the next version, or in a further format of the latest; null when somebody else was faster with other words. */
  async keep(tx: EntityManager, wish: PaperWish, { contentMark, names, template }: ComposedPaper, by: { readonly bytes: Uint8Array; readonly actor: string }): Promise<PaperRow | null> {
    const { dossier, form, format, masked, further } = wish;
    const { dossierId } = dossier.receipt;
    const latest = await this.papers.latest(tx, { dossierId, form, masked });
    const [last] = latest;
    const paper: PaperRow = {
      paperId: this.installation.ids.next(), dossierId, form, circular: names.circular, masked, format,
      version: last === undefined ? 1 : last.contentMark === contentMark ? last.version : last.version + 1,
      dossierVersion: dossier.version, templateId: template.templateId, templateNumber: template.number, contentMark,
      issuedAt: this.installation.clock.now(), issuedBy: by.actor,
      sha256: createHash('sha256').update(by.bytes).digest('hex'), sizeBytes: by.bytes.length,
      furtherDossierIds: further.map(({ receipt }) => receipt.dossierId),
    };
    const sealed = this.cipher.encryptBytes(by.bytes, cellOf(paper.paperId));
    if (!(await this.papers.insert(tx, paper, sealed))) return this.find(tx, wish, { contentMark, names, template } as ComposedPaper);
    const { sha256, version } = paper;
    await this.#audit(tx, 'issue-paper', paper, by.actor, { form, format, version, sha256 });
    return paper;
  }

  /** The bytes as they were issued. Bytes that are not what was issued are a broken invariant. */
  async open(tx: EntityManager, paper: PaperRow, code: string, actor: string): Promise<PaperFile> {
    const sealed = await this.papers.bytes(tx, paper.paperId);
    if (sealed === undefined) throw new Error(`paper ${paper.paperId} has no bytes`);
    const bytes = this.cipher.decryptBytes(sealed, cellOf(paper.paperId));
    if (createHash('sha256').update(bytes).digest('hex') !== paper.sha256) throw new Error(`paper ${paper.paperId} is not what was issued`);
    await this.#audit(tx, 'read-paper', paper, actor, { form: paper.form, version: paper.version });
    return toFile(bytes, { name: `${code}-${paper.form}-${paper.version}.pdf`, mediaType: 'application/pdf', sha256: paper.sha256 });
  }

  async byId(tx: EntityManager, dossierId: string, paperId: string): Promise<Result<PaperRow, Refusal>> {
    const paper = await this.papers.find(tx, paperId);
    return paper?.dossierId === dossierId ? ok(paper) : err(refusal('PAPER_NOT_FOUND'));
  }

  async isLatest(tx: EntityManager, paper: PaperRow): Promise<boolean> {
    const [latest] = await this.papers.latest(tx, paper);
    return latest?.version === paper.version;
  }

  async #audit(tx: EntityManager, action: string, { paperId, dossierId }: PaperRow, actor: string, detail: Record<string, unknown>): Promise<void> {
    await appendAudit(tx, [{ action, objectType: 'paper', objectId: paperId, detail: { dossierId, ...detail } }], { actor, clock: this.installation.clock });
  }
}

function cellOf(paperId: string) {
  return { table: 'paper_bytes', column: 'bytes', rowId: paperId };
}

/** Bytes as they travel. */
export function toFile(bytes: Uint8Array, { name, mediaType, sha256 }: { readonly name: string; readonly mediaType: string; readonly sha256?: string }): PaperFile {
  return { fileName: name, mediaType, sha256: sha256 ?? createHash('sha256').update(bytes).digest('hex'), bytesBase64: Buffer.from(bytes).toString('base64') };
}

/** A paper as it is told. */
export function toPaper(row: PaperRow, isLatest: boolean): Paper {
  const { paperId, dossierId, form, circular, format, version, dossierVersion, templateNumber, issuedAt, sha256, sizeBytes } = row;
  return {
    paperId, dossierId, form, ...namesOf(form, circular), format, version, dossierVersion, templateVersion: templateNumber,
    issuedAt: formatOffsetTime(issuedAt), sha256, sizeBytes, isLatest,
  };
}
