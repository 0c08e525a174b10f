import { LIFE_EVENTS, type LifeEvent } from './life-events.js';
import { PEOPLE_SAY, SHORT_FORMS } from './people-say.js';
import { cutApart, isWeak, type WordIndex } from './word-index.js';
import { wordsOf, type Word } from './vn-words.js';

/** One reading of what was typed. */
export interface Meaning {
  readonly words: readonly Word[];
  /** What this reading is worth beside the words as they were typed. */
  readonly worth: number;
}

interface Phrase<What> { readonly words: readonly Word[]; readonly what: What }

const longestFirst = <What>(phrases: readonly Phrase<What>[]) => [...phrases].sort((a, b) => b.words.length - a.words.length);
const SAID = longestFirst(PEOPLE_SAY.map(([said, meant]) => ({ words: wordsOf(said), what: wordsOf(meant) })));
const EVENTS = longestFirst(LIFE_EVENTS.flatMap((event: LifeEvent) => event.said.map((said) => ({ words: wordsOf(said), what: event }))));
const SHORT = new Map(Object.entries(SHORT_FORMS).map(([short, meant]) => [short, wordsOf(meant)]));

/** With marks they have to be the same; without, what remains has to be. */
const isSame = (typed: Word | undefined, said: Word) => typed !== undefined && (typed.hasMarks ? typed.toned === said.toned : typed.plain === said.plain);
const isAt = (typed: readonly Word[], at: number, said: readonly Word[]) => said.every((word, index) => isSame(typed[at + index], word));

const WORTH = { said: 0.99, short: 0.98, cut: 0.97 } as const;

/** The words as typed, with joined words cut, with short forms written out, and in the words of the catalogue. */
export function meaningsOf(typed: readonly Word[], index: WordIndex): Meaning[] {
  const cut = typed.flatMap((word) => cutApart(word, index));
  const long = cut.flatMap((word) => (word.hasMarks && word.plain !== 'dk' ? [word] : SHORT.get(word.plain) ?? [word]));
  const readings: Meaning[] = [
    { words: typed, worth: 1 },
    ...(cut.length === typed.length ? [] : [{ words: cut, worth: WORTH.cut }]),
    ...(long.length === cut.length ? [] : [{ words: long, worth: WORTH.short }]),
  ];
  return readings.flatMap((reading) => {
    const said = inOfficialWords(reading.words);
    return said === reading.words ? [reading] : [reading, { words: said, worth: reading.worth * WORTH.said }];
  });
}

function inOfficialWords(typed: readonly Word[]): readonly Word[] {
  const said: Word[] = [];
  let isChanged = false;
  for (let at = 0; at < typed.length;) {
    const phrase = SAID.find(({ words }) => isAt(typed, at, words));
    const word = typed[at];
    if (phrase) {
      said.push(...phrase.what);
      at += phrase.words.length;
      isChanged = true;
    } else if (word) {
      said.push(word);
      at += 1;
    }
  }
  return isChanged ? said : typed;
}

/** The event of life that was typed, and which part of what matters in the words it explains. */
export function eventIn(typed: readonly Word[]): { readonly event: LifeEvent; readonly share: number } | null {
  const strong = (words: readonly Word[]) => words.filter((word) => !isWeak(word)).length;
  for (const { words, what } of EVENTS) {
    const at = typed.findIndex((_, index) => isAt(typed, index, words));
    if (at >= 0) return { event: what, share: words.length / (words.length + strong(typed.slice(0, at)) + strong(typed.slice(at + words.length))) };
  }
  return null;
}
