import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Refusal } from '@haicap/contracts';
import { normalizeName, ok, vnFold, type Result } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import type { Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
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
  constructor(private readonly store: SearchStore, private readonly dossiers: FindDossier, private readonly cipher: PersonalDataCipher) {}

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
    return { dossiers: await this.dossiers.many(tx, dossierIds), next };
  }

  async #page(tx: EntityManager, search: PersonSearch): Promise<Page> {
    const { wish: { personalNumberIndex, phoneIndex, words, exactName }, after, limit } = search;
    if (personalNumberIndex !== null || phoneIndex !== null) return this.#ofPerson(tx, search);
    if (words.length === 0 || exactName === null) return { dossierIds: [], next: null };
    const first = after?.phase === 'words' ? { dossierIds: [], next: null } : await this.#ofName(tx, search, exactName);
    if (first.next !== null) return first;
    const rest = limit - first.dossierIds.length;
    if (rest === 0) return { ...first, next: { phase: 'words', id: BEFORE_NOBODY } };
    const others = await this.#ofWords(tx, search, exactName, rest);
    return { dossierIds: [...first.dossierIds, ...others.dossierIds], next: others.next };
  }

  async #ofPerson(tx: EntityManager, { wish, unitIds, filter, limit, after }: PersonSearch): Promise<Page> {
    return cut(await this.store.byPerson(tx, wish, { unitIds, words: wish.words }, pageFrom(filter, after?.id, limit)), 'person', limit);
  }

  /** Those of exactly this name, which come first. */
  async #ofName(tx: EntityManager, { unitIds, filter, limit, after }: PersonSearch, exactName: string): Promise<Page> {
    return cut(await this.store.byWords(tx, { unitIds, words: [exactName], exceptName: null }, pageFrom(filter, after?.id, limit)), 'exact', limit);
  }

  async #ofWords(tx: EntityManager, { wish: { words }, unitIds, filter, after }: PersonSearch, exceptName: string, limit: number): Promise<Page> {
    const beforeId = after?.phase === 'words' ? after.id : undefined;
    return cut(await this.store.byWords(tx, { unitIds, words, exceptName }, pageFrom(filter, beforeId, limit)), 'words', limit);
  }
}

/** Who is looked for, in keyed hashes: an auditor who knows the number or the words of the name finds the row, nobody else learns them. */
export function subjectOf({ personalNumberIndex, phoneIndex, words, exactName }: PersonWish): string {
  const subject = personalNumberIndex ?? phoneIndex ?? (words.length > 0 ? words.toSorted().join('.') : exactName);
  if (subject === null) throw new Error('nobody was looked for');
  return subject;
}

/** What of a person was looked for. */
export function criteriaOf({ personalNumberIndex, phoneIndex, exactName }: PersonWish): string[] {
  const given = { personalNumber: personalNumberIndex, phone: phoneIndex, name: exactName };
  return Object.entries(given).flatMap(([criterion, key]) => (key === null ? [] : [criterion]));
}

// One more than the page holds says whether another follows.
function pageFrom(filter: SearchFilter, beforeId: string | undefined, limit: number): SearchPage {
  return { filter, beforeId: beforeId ?? BEFORE_NOBODY, limit: limit + 1 };
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
