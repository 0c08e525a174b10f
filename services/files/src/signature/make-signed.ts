import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { refusal, type PdfSignature, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { CompleteFile } from '../file/file.js';
import { FILE_STORAGE } from '../injected.js';
import { Installation } from '../installation.js';
import { PDF_SIGNER, SigningFailed, type PdfSigner, type Signatory, type SigningConsent, type SigningCredential } from '../signer/pdf-signer.js';
import { PdfThread, PdfUnreadable } from '../signer/pdf-thread.js';
import { asStorageFault, StorageFull, type FileStorage } from '../storage/file-storage.js';
import { sha256Of } from '../upload/running-hashes.js';
import { Staging } from '../upload/staging.js';
import { checkMade } from './signature.js';

export interface SigningWish {
  readonly fileId: string;
  readonly source: CompleteFile;
  readonly signatories: readonly Signatory[];
  readonly consent: SigningConsent;
  readonly reason: string;
  readonly at: Date;
}

export interface MadeSigned {
  readonly fileId: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly signatures: readonly PdfSignature[];
}

/** Makes the signed bytes and keeps them. Without a row they are nobody's, and are swept away after a while. */
@Injectable()
export class MakeSigned {
  constructor(
    private readonly staging: Staging,
    private readonly thread: PdfThread,
    private readonly installation: Installation,
    @Inject(PDF_SIGNER) private readonly signer: PdfSigner,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  get isTrial(): boolean {
    return this.signer.isTrial;
  }

  async run(wish: SigningWish): Promise<Result<MadeSigned, Refusal>> {
    const outPath = this.staging.pathOf(wish.fileId);
    const inPath = `${outPath}.in0`;
    try {
      const credentials = await this.#open(wish);
      if (!credentials.ok) return credentials;
      await pipeline(await this.storage.open(wish.source.fileId), createWriteStream(inPath, { mode: 0o600 }));
      const order = { inPath, outPath, at: wish.at, reason: wish.reason, location: wish.signatories[0]?.unitName ?? '', roots: await this.signer.roots() };
      const found = await this.thread.sign(order, credentials.value);
      return await this.#keep(wish, outPath, checkMade(found, wish.signatories.map(({ kind }) => kind)));
    } catch (error) {
      return err(refusalOf(error, wish.source.fileId));
    } finally {
      for (const path of [inPath, `${outPath}.part`]) await rm(path, { force: true });
      await this.staging.remove(wish.fileId);
    }
  }

  /** For bytes that turned out to be nobody's. */
  async discard(fileId: string): Promise<void> {
    await this.storage.remove(fileId);
  }

  async #open({ signatories, consent, at }: SigningWish): Promise<Result<SigningCredential[], Refusal>> {
    const credentials: SigningCredential[] = [];
    for (const signatory of signatories) {
      const opened = await this.signer.open(signatory, consent, at);
      if (!opened.ok) return opened;
      credentials.push(opened.value);
    }
    return ok(credentials);
  }

  async #keep({ fileId }: SigningWish, outPath: string, signatures: readonly PdfSignature[]): Promise<Result<MadeSigned, Refusal>> {
    const { size: sizeBytes } = await stat(outPath);
    const bytesMax = this.installation.limits.fileBytesMax;
    if (sizeBytes > bytesMax) return err(refusal('FILE_TOO_LARGE', { bytesMax, sizeBytes }));
    const sha256 = await sha256Of(outPath);
    await this.storage.keep(fileId, outPath);
    return ok({ fileId, sizeBytes, sha256, signatures });
  }
}

function refusalOf(error: unknown, fileId: string): Refusal {
  if (error instanceof SigningFailed) return refusal(error.code);
  if (error instanceof PdfUnreadable) return refusal('FILE_UNREADABLE', { fileId });
  if (asStorageFault(error) instanceof StorageFull) return refusal('STORAGE_FULL');
  throw error;
}
