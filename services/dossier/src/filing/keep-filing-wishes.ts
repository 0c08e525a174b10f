import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returnByPost } from '@haicap/contracts';
import { PersonalDataCipher } from '@haicap/service-kit';
import { NOTHING_WISHED, type FilingWish } from './filing.js';
import { FilingWishStore } from './filing-wish.store.js';

const cellOf = (dossierId: string) => ({ table: 'dossier_wish', column: 'return_by_post', rowId: dossierId });

/** Keeps what is seldom wished in rows of its own, so that an ordinary receipt writes none. An address is personal and lies encrypted. */
@Injectable()
export class KeepFilingWishes {
  constructor(private readonly wishes: FilingWishStore, private readonly cipher: PersonalDataCipher) {}

  async run(tx: EntityManager, wished: readonly { readonly dossierId: string; readonly wish: FilingWish }[]): Promise<void> {
    const rows = wished.filter(({ wish }) => wish.sets !== 1 || wish.returnByPost !== null).map(({ dossierId, wish: { sets, returnByPost: to } }) => (
      { dossierId, sets, returnByPost: to && this.cipher.encrypt(JSON.stringify(to), cellOf(dossierId)) }));
    if (rows.length > 0) await this.wishes.insert(tx, rows);
  }

  /** Writes where the result goes now over where it went; null when it is fetched. */
  async correct(tx: EntityManager, dossierId: string, to: FilingWish['returnByPost']): Promise<void> {
    await this.wishes.savePost(tx, dossierId, to && this.cipher.encrypt(JSON.stringify(to), cellOf(dossierId)));
  }

  /** In clear; whoever shows it has asked the policy before. */
  async of(tx: EntityManager, dossierId: string): Promise<FilingWish> {
    const [row] = await this.wishes.of(tx, [dossierId]);
    if (row === undefined) return NOTHING_WISHED;
    const { sets, returnByPost: to } = row;
    return { sets, returnByPost: to === null ? null : returnByPost.parse(JSON.parse(this.cipher.decrypt(to, cellOf(dossierId)))) };
  }

  /** Whether the result is wished by post; where to stays sealed. */
  async isByPost(tx: EntityManager, dossierId: string): Promise<boolean> {
    const [row] = await this.wishes.of(tx, [dossierId]);
    return row !== undefined && row.returnByPost !== null;
  }

  /** The sets of these dossiers, where they are not one. */
  async setsOf(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.wishes.of(tx, dossierIds)).map(({ dossierId, sets }) => [dossierId, sets]));
  }
}
