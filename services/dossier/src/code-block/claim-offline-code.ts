import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { CodeBlockStore } from './code-block.store.js';
import type { WrittenNumber } from './offline-code.js';

/** Lets one dossier have a number that a desk took along. The block is locked until COMMIT, so nobody enters the same number beside. */
@Injectable()
export class ClaimOfflineCode {
  constructor(private readonly blocks: CodeBlockStore) {}

  async run(tx: EntityManager, written: WrittenNumber, desk: { readonly unitId: string; readonly desk: string }): Promise<Result<string, Refusal>> {
    if (!(await this.blocks.lockOffline(tx, { ...written, ...desk }))) return err(refusal('CODE_NOT_OF_BLOCK', { code: written.code, ...desk }));
    const given = await this.blocks.given(tx, [written.code]);
    return given.length > 0 ? err(refusal('CODE_USED', { code: written.code })) : ok(written.code);
  }
}
