import { normalizeName, vnFold } from '@haicap/kernel';
import type { PersonalDataCipher } from '@haicap/service-kit';

// Nobody has so many; what comes behind is not searched by.
const WORDS_MAX = 10;

/** Keyed hashes by which a name is found: of its words without accents, and of the whole name as it is written. */
export interface NameKeys {
  readonly words: readonly string[];
  readonly exact: string;
}

/** The words of a name without accents, each once. */
export function foldedWords(name: string): string[] {
  return [...new Set(vnFold(normalizeName(name)).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))].slice(0, WORDS_MAX);
}

/** The keys of a name as 64-bit integers, which an index holds better than text. They tell nothing without the key of the installation. */
export function nameKeys(cipher: PersonalDataCipher, name: string): NameKeys {
  const hashed = (kind: string, value: string): string => BigInt.asIntN(64, BigInt(`0x${cipher.blindIndex(`${kind}|${value}`).slice(0, 16)}`)).toString();
  return { words: foldedWords(name).map((word) => hashed('name-word', word)), exact: hashed('name', normalizeName(name).toLocaleLowerCase('vi')) };
}

/** The hash by which a phone number is found. */
export function phoneKey(cipher: PersonalDataCipher, digits: string): string {
  return cipher.blindIndex(`phone|${digits}`);
}

/** The hash by which an organisation is found. */
export function organisationKey(cipher: PersonalDataCipher, code: string): string {
  return cipher.blindIndex(`organisation|${code}`);
}
