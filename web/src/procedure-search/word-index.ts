import { WEAK_WORDS } from './people-say.js';
import { lettersApart, oneSpelling, withoutTyping, wordOf, wordsOf, type Word } from './vn-words.js';

/** A name as words with their weights: rare words say more than common ones, and "đăng ký" says next to nothing. */
export interface Text {
  readonly words: readonly Word[];
  readonly initials: string;
  /** Initials without the words that every name begins with. */
  readonly strongInitials: string;
  weight: number;
}

export interface WordIndex {
  readonly texts: readonly Text[];
  /** Which texts hold a word, and where, by the word with its tone. */
  readonly places: ReadonlyMap<string, readonly (readonly [text: number, at: number])[]>;
  /** The words with their tone that are the same without marks. */
  readonly plains: ReadonlyMap<string, readonly string[]>;
  readonly weights: ReadonlyMap<string, number>;
}

const WEAK = new Set(WEAK_WORDS.map((word) => wordOf(word).toned));
const WEAK_PLAIN = new Set(WEAK_WORDS.map((word) => wordOf(word).plain));
const WEAK_WEIGHT = 0.15;
export const isWeak = ({ toned, plain, hasMarks }: Word): boolean => WEAK.has(toned) || (!hasMarks && WEAK_PLAIN.has(plain));

export function wordIndexOf(names: readonly string[]): WordIndex {
  const texts = names.map((name): Text => {
    const words = wordsOf(name);
    const initialsOf = (some: readonly Word[]) => some.map(({ plain }) => plain[0] ?? '').join('');
    return { words, initials: initialsOf(words), strongInitials: initialsOf(words.filter((word) => !isWeak(word))), weight: 0 };
  });
  const places = new Map<string, (readonly [number, number])[]>();
  const plains = new Map<string, string[]>();
  texts.forEach(({ words }, text) => words.forEach((word, at) => {
    const found = places.get(word.toned);
    if (found) found.push([text, at]);
    else {
      places.set(word.toned, [[text, at]]);
      plains.set(word.plain, [...(plains.get(word.plain) ?? []), word.toned]);
    }
  }));
  const weights = new Map([...places].map(([toned, where]) => [toned, WEAK.has(toned) ? WEAK_WEIGHT : Math.log(1 + names.length / new Set(where.map(([text]) => text)).size)]));
  for (const text of texts) text.weight = text.words.reduce((sum, { toned }) => sum + (weights.get(toned) ?? 0), 0);
  return { texts, places, plains, weights };
}

const QUALITY = { otherMarks: 0.75, noMarks: 0.92, typing: 0.97, prefix: 0.6, oneLetter: 0.72, twoLetters: 0.45 } as const;
const TYPO_LETTERS_MIN = 3;
const TWO_TYPOS_LETTERS_MIN = 6;

export interface Manner {
  /** The word that is still being typed. */
  readonly isLast: boolean;
  /** Whoever writes marks elsewhere means it when a word has none. */
  readonly writesMarks: boolean;
}

/** The words of the names that a typed word may be, each with how well it fits (0 to 1). */
export function meantBy(typed: Word, { isLast, writesMarks }: Manner, index: WordIndex): Map<string, number> {
  const meant = new Map<string, number>();
  const add: Add = (plain, quality) => {
    for (const toned of index.plains.get(plain) ?? []) {
      const fits = quality * marksOf(typed, toned, writesMarks);
      if (fits > (meant.get(toned) ?? 0)) meant.set(toned, fits);
    }
  };
  add(typed.plain, 1);
  if (meant.size === 0) for (const other of withoutTyping(typed.plain)) add(other, QUALITY.typing);
  // "gì" at the end is a question, and not the beginning of "giới".
  if (isWeak(typed)) return meant;
  const isKnown = meant.size > 0;
  if (isLast || !isKnown) addPrefixes(typed.plain, isLast ? 1 : 2, index, add);
  if (!isKnown) addTypos(typed.plain, index, add);
  return meant;
}

function marksOf(typed: Word, toned: string, writesMarks: boolean): number {
  if (toned === typed.toned) return 1;
  if (typed.hasMarks) return isWeak(typed) ? 0 : QUALITY.otherMarks;
  return writesMarks ? QUALITY.noMarks : 1;
}

type Add = (plain: string, quality: number) => void;

function addPrefixes(plain: string, lettersMin: number, { plains }: WordIndex, add: Add): void {
  if (plain.length < lettersMin) return;
  for (const known of plains.keys()) {
    if (known !== plain && known.startsWith(plain)) add(known, QUALITY.prefix + 0.3 * (plain.length / known.length));
  }
}

function addTypos(plain: string, { plains }: WordIndex, add: Add): void {
  if (plain.length < TYPO_LETTERS_MIN) return;
  const most = plain.length >= TWO_TYPOS_LETTERS_MIN ? 2 : 1;
  for (const known of plains.keys()) {
    const apart = lettersApart(plain, known, most);
    if (apart <= most) add(known, apart === 1 ? QUALITY.oneLetter : QUALITY.twoLetters);
  }
}

const PART_LETTERS_MIN = 2;
const JOINED_LETTERS_MIN = 5;

/** "khaisinh" as "khai sinh": the fewest known words it can be cut into, or itself. */
export function cutApart(typed: Word, { plains }: WordIndex): readonly Word[] {
  const { plain } = typed;
  if (plain.length < JOINED_LETTERS_MIN || plains.has(plain)) return [typed];
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= plain.length; end += 1) {
    for (let begin = 0; begin <= end - PART_LETTERS_MIN; begin += 1) {
      const part = oneSpelling(plain.slice(begin, end));
      if (plains.has(part)) best[end] = fewer(best[end], best[begin], part);
    }
  }
  const parts = best[plain.length] ?? [];
  return parts.length > 1 ? parts.map(wordOf) : [typed];
}

function fewer(known: readonly string[] | undefined, before: readonly string[] | undefined, part: string): readonly string[] | undefined {
  return before === undefined || (known !== undefined && known.length <= before.length + 1) ? known : [...before, part];
}
