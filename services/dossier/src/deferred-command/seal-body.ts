import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { Language, OwnDeferredCommand } from '@haicap/contracts';
import { toWire } from './deferred-command.js';
import type { DeferredRow } from './deferred-command.store.js';

type Body = Record<string, unknown>;

/** What was written may name persons: it lies encrypted, and its writer reads it again. */
@Injectable()
export class SealBody {
  constructor(private readonly cipher: PersonalDataCipher) {}

  seal(id: string, body: Body): string {
    return this.cipher.encrypt(JSON.stringify(body), placeOf(id));
  }

  open({ id, body }: Pick<DeferredRow, 'id' | 'body'>): Body | null {
    return body === null ? null : JSON.parse(this.cipher.decrypt(body, placeOf(id))) as Body;
  }

  /** A command for its writer, with what was written. */
  shown(row: DeferredRow, language: Language): OwnDeferredCommand {
    return { ...toWire(row, language), body: this.open(row) };
  }
}

const placeOf = (rowId: string) => ({ table: 'deferred_command', column: 'body', rowId });
