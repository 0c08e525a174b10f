import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isPostCorrectable, refusal, type Refusal, type ReturnByPost, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { Dossier } from '../dossier/dossier.js';
import { KeepFilingWishes } from '../filing/keep-filing-wishes.js';

/** Where the result goes by post, before and after; null when it is fetched. */
export interface PostCorrection {
  readonly before: ReturnByPost | null;
  readonly after: ReturnByPost | null;
}

/** Corrects where the result goes that nobody fetches. A receipt that was printed keeps what it says. */
@Injectable()
export class CorrectPost {
  constructor(private readonly wishes: KeepFilingWishes) {}

  /** Null when nobody asks for it. */
  async prepare(tx: EntityManager, { receipt, status }: Dossier, after: ReturnByPost | null | undefined, roles: readonly Role[]): Promise<Result<PostCorrection | null, Refusal>> {
    if (after === undefined) return ok(null);
    if (!isPostCorrectable(status, roles)) return err(refusal('FIELD_NOT_CORRECTABLE', { fields: ['returnByPost'], status, correctableFields: [] }));
    const { returnByPost: before } = await this.wishes.of(tx, receipt.dossierId);
    return isSame(before, after) ? err(refusal('CORRECTION_EMPTY', {})) : ok({ before, after });
  }

  async save(tx: EntityManager, dossierId: string, { after }: PostCorrection): Promise<void> {
    await this.wishes.correct(tx, dossierId, after);
  }
}

function isSame(a: ReturnByPost | null, b: ReturnByPost | null): boolean {
  return a === null || b === null ? a === b : a.address === b.address && a.recipient === b.recipient && a.phone === b.phone;
}
