import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Refusal } from '@haicap/contracts';
import { normalizeName, ok, vnFold, type Result } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { Dossier } from '../dossier/dossier.js';
import { RecordChange } from '../dossier/record-change.js';
import { nameKeys, phoneKey } from '../person/name-words.js';
import { readPersonalNumber, readPhone } from '../person/person.js';
import { BEFORE_NOBODY, SearchStore, type Found, type PersonKeys, type SearchFilter, type SearchPage } from './search.store.js';

/** First the dossiers of exactly this name, then those whose names carry its words; or those of a number or phone. */
export interface SearchPosition {
  readonly phase: 'exact' | 'words' | 'person';
  readonly id: string;
}

export interface PersonWish extends PersonKeys {
  readonly words: readonly string[];
  readonly exactName: string | null;
  /** Whether a name carries the typed words with their accents; null when none were typed. */
  readonly isAsTyped: ((name: string) => boolean) | null;
}

export interface PersonSearch {
  readonly wish: PersonWish;
  readonly unitIds: readonly string[];
  readonly filter: SearchFilter;
  readonly limit: number;
  readonly after: SearchPosition | null;
}

interface Page {
  readonly dossierIds: readonly string[];
  readonly next: SearchPosition | null;
}

/** Finds dossiers by whose they are: through keyed hashes, never through clear text. */
@Injectable()
export class SearchByPerson {
  constructor(private readonly store: SearchStore, private readonly dossiers: RecordChange, private readonly cipher: PersonalDataCipher) {}

  read({ name, personalNumber, phone }: { name?: string | undefined; personalNumber?: string | undefined; phone?: string | undefined }): Result<PersonWish, Refusal> {
    const number = readPersonalNumber(personalNumber);
    if (!number.ok) return number;
    const keys = name === undefined ? { words: [], exact: null } : nameKeys(this.cipher, name);
    return ok({
      personalNumberIndex: number.value === null ? null : this.cipher.blindIndex(number.value),
      phoneIndex: phone === undefined ? null : phoneKey(this.cipher, readPhone(phone)),
      words: keys.words, exactName: keys.exact, isAsTyped: name === undefined ? null : asTyped(name),
    });
  }

  async run(tx: EntityManager, search: PersonSearch): Promise<{ readonly dossiers: readonly Dossier[]; readonly next: SearchPosition | null }> {
    const { dossierIds, next } = await this.#page(tx, search);
    return { dossiers: await this.dossiers.loadMany(tx, dossierIds), next };
  }

  async #page(tx: EntityManager, { wish, unitIds, filter, limit, after }: PersonSearch): Promise<Page> {
    const pageFrom = (id: string | undefined, rest: number): SearchPage => ({ filter, beforeId: id ?? BEFORE_NOBODY, limit: rest + 1 });
    if (wish.personalNumberIndex !== null || wish.phoneIndex !== null) {
      return cut(await this.store.byPerson(tx, wish, { unitIds, words: wish.words }, pageFrom(after?.id, limit)), 'person', limit);
    }
    if (wish.words.length === 0 || wish.exactName === null) return { dossierIds: [], next: null };
    const { words, exactName } = wish;
    let first: Page = { dossierIds: [], next: null };
    if (after?.phase !== 'words') {
      first = cut(await this.store.byWords(tx, { unitIds, words: [exactName], exceptName: null }, pageFrom(after?.id, limit)), 'exact', limit);
      if (first.next !== null) return first;
    }
    const rest = limit - first.dossierIds.length;
    if (rest === 0) return { dossierIds: first.dossierIds, next: { phase: 'words', id: BEFORE_NOBODY } };
    const beforeId = after?.phase === 'words' ? after.id : undefined;
    const others = cut(await this.store.byWords(tx, { unitIds, words, exceptName: exactName }, pageFrom(beforeId, rest)), 'words', rest);
    return { dossierIds: [...first.dossierIds, ...others.dossierIds], next: others.next };
  }
}

function cut({ dossierIds, walkedTo }: Found, phase: SearchPosition['phase'], limit: number): Page {
  const page = dossierIds.slice(0, limit);
  const last = page.at(-1);
  if (dossierIds.length > limit && last !== undefined) return { dossierIds: page, next: { phase, id: last } };
  return { dossierIds: page, next: walkedTo === null ? null : { phase, id: walkedTo } };
}

/** Tells names with the typed accents from others; null when the name was typed without any. */
function asTyped(name: string): ((name: string) => boolean) | null {
  const wordsOf = (text: string) => normalizeName(text).toLocaleLowerCase('vi').split(' ');
  const typed = wordsOf(name);
  if (typed.every((word) => word === vnFold(word))) return null;
  return (other) => {
    const words = wordsOf(other);
    return typed.every((word) => words.includes(word));
  };
}
