import { MOST_ASKED } from './people-say.js';
import { eventIn, meaningsOf, type Meaning } from './meanings.js';
import { isWeak, meantBy, wordIndexOf, type Text, type WordIndex } from './word-index.js';
import { wordsOf, type Word } from './vn-words.js';

export interface Searchable {
  readonly code: string;
  readonly name: string;
}

export interface ProcedureIndex<Procedure extends Searchable> {
  readonly procedures: readonly Procedure[];
  readonly words: WordIndex;
  readonly plainNames: readonly string[];
}

export interface Wanted {
  readonly most?: number;
  /** Codes of the procedures this person uses, the most used first: they stand first among equals, and alone when nothing is typed. */
  readonly own?: readonly string[];
}

/** Prepares a list for searching; once per list. */
export function procedureIndexOf<Procedure extends Searchable>(procedures: readonly Procedure[]): ProcedureIndex<Procedure> {
  return { procedures, words: wordIndexOf(procedures.map(({ name }) => name)), plainNames: procedures.map(({ name }) => wordsOf(name).map(({ plain }) => plain).join(' ')) };
}

const MOST = 10;
// Below this share of what was typed, a hit is an accident.
const SCORE_MIN = 0.34;

/**
 * The procedures that were meant, the likeliest first. Marks may be missing, misplaced or left over from an input method that was off; short forms, the words
 * people use, events of life and a wrong letter or two are understood.
 */
export function searchProcedures<Procedure extends Searchable>(index: ProcedureIndex<Procedure>, typed: string, { most = MOST, own = [] }: Wanted = {}): Procedure[] {
  const words = wordsOf(typed);
  if (words.length === 0) return own.flatMap((code) => index.procedures.find((one) => one.code === code) ?? []).slice(0, most);
  const scores = scoresOf(index, words, typed.trim());
  return index.procedures
    .map((procedure, at) => ({ procedure, score: scores[at] ?? 0 }))
    .filter(({ score }) => score >= SCORE_MIN)
    .map(({ procedure, score }) => ({ procedure, score: score + habit(procedure.code, own) }))
    .sort((a, b) => b.score - a.score || (a.procedure.code < b.procedure.code ? -1 : 1))
    .slice(0, most)
    .map(({ procedure }) => procedure);
}

const OWN_WORTH = 0.12;
const ASKED_WORTH = 0.05;

/** What is used or asked for often stands before what fits as well. */
function habit(code: string, own: readonly string[]): number {
  const rank = (codes: readonly string[], worth: number) => {
    const at = codes.indexOf(code);
    return at < 0 ? 0 : worth * (1 - at / codes.length / 2);
  };
  return rank(own, OWN_WORTH) + rank(MOST_ASKED, ASKED_WORTH);
}

function scoresOf<Procedure extends Searchable>({ procedures, words, plainNames }: ProcedureIndex<Procedure>, typed: readonly Word[], written: string): number[] {
  const scores = procedures.map(() => 0);
  const raise = (at: number, score: number) => { scores[at] = Math.max(scores[at] ?? 0, score); };
  for (const meaning of meaningsOf(typed, words)) scoreByWords(words, meaning, raise);
  scoreByInitials(words.texts, typed, raise);
  const plain = typed.map((word) => word.plain).join(' ');
  plainNames.forEach((name, at) => { if (name === plain) raise(at, EXACT_NAME); });
  const life = eventIn(typed);
  procedures.forEach(({ code }, at) => {
    if (/^\d[\d.]+$/.test(written) && code.startsWith(written)) raise(at, code === written ? EXACT_CODE : BEGUN_CODE);
    const rank = life?.event.codes.indexOf(code) ?? -1;
    if (life && rank >= 0) raise(at, life.share * (EVENT_FIRST - EVENT_STEP * rank));
  });
  return scores;
}

const EXACT_CODE = 3;
const EXACT_NAME = 2;
const BEGUN_CODE = 1.5;
const EVENT_FIRST = 0.97;
const EVENT_STEP = 0.05;
const SHARE = { typed: 0.74, name: 0.16, order: 0.1 } as const;

/** How much of what was typed stands in a name, how much of the name was typed, and whether in the same order. */
function scoreByWords(index: WordIndex, { words, worth }: Meaning, raise: (at: number, score: number) => void): void {
  const found = new Map<number, Found>();
  const writesMarks = words.some(({ hasMarks }) => hasMarks);
  let asked = 0;
  words.forEach((word, position) => {
    const meant = meantBy(word, { isLast: position === words.length - 1, writesMarks }, index);
    const weight = weightOf(word, meant, index);
    asked += weight;
    for (const [text, hit] of bestPlaces(index, meant)) note(found, text, hit, weight);
  });
  for (const [at, { typed, named, inOrder }] of found) {
    const whole = index.texts[at]?.weight ?? 0;
    const order = words.length < 2 ? 1 : inOrder / (words.length - 1);
    raise(at, worth * (SHARE.typed * Math.min(1, typed / asked) + SHARE.name * Math.min(1, named / whole) + SHARE.order * order));
  }
}

const WEAK = 0.15;
// A word that no name has: people add the village, the child's age, a question.
const UNKNOWN = 1.6;

/** What a typed word weighs: as much as the heaviest of the words it fits best. */
function weightOf(word: Word, meant: ReadonlyMap<string, number>, { weights }: WordIndex): number {
  if (meant.size === 0) return isWeak(word) ? WEAK : UNKNOWN;
  const best = Math.max(...meant.values());
  return Math.max(...[...meant].map(([toned, quality]) => (quality === best ? weights.get(toned) ?? 0 : 0)));
}

interface Hit { readonly at: number; readonly quality: number; readonly weight: number }
interface Found { typed: number; named: number; inOrder: number; last: number }

function bestPlaces({ places, weights }: WordIndex, meant: ReadonlyMap<string, number>): Map<number, Hit> {
  const best = new Map<number, Hit>();
  for (const [toned, quality] of meant) {
    const weight = weights.get(toned) ?? 0;
    for (const [text, at] of places.get(toned) ?? []) {
      const known = best.get(text);
      if (!known || known.quality * known.weight < quality * weight) best.set(text, { at, quality, weight });
    }
  }
  return best;
}

function note(found: Map<number, Found>, text: number, { at, quality, weight }: Hit, asked: number): void {
  const before = found.get(text) ?? { typed: 0, named: 0, inOrder: 0, last: Number.NaN };
  found.set(text, { typed: before.typed + quality * Math.min(weight, asked), named: before.named + weight * quality, inOrder: before.inOrder + (at === before.last + 1 ? 1 : 0), last: at });
}

const INITIALS = { all: 0.9, begun: 0.72, within: 0.6, scattered: 0.5 } as const;
const SCATTERED_LETTERS_MIN = 3;
const INITIALS_LETTERS_MAX = 8;

/** "ks", "xnhn", "dkkh": letters that words of a name begin with. */
function scoreByInitials(texts: readonly Text[], typed: readonly Word[], raise: (at: number, score: number) => void): void {
  const letters = typed.map(({ plain }) => plain).join('');
  const isShort = typed.length === 1 || typed.every(({ plain }) => plain.length === 1);
  if (!isShort || letters.length < 2 || letters.length > INITIALS_LETTERS_MAX) return;
  texts.forEach(({ initials, strongInitials }, at) => {
    if (initials === letters || strongInitials === letters) raise(at, INITIALS.all);
    else if (strongInitials.startsWith(letters) || initials.startsWith(letters)) raise(at, INITIALS.begun);
    else if (initials.includes(letters)) raise(at, INITIALS.within);
    else if (letters.length >= SCATTERED_LETTERS_MIN && isScattered(letters, initials)) raise(at, INITIALS.scattered);
  });
}

function isScattered(letters: string, initials: string): boolean {
  let at = 0;
  for (const letter of initials) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
