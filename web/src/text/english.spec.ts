import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
const ENGLISH = join(import.meta.dirname, 'en');
const SENTENCE = /\bt\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`$]*)`)/g;
const NOT_LITERAL = /\bt\(\s*(?!['"`)\s]|`[^`$]*`)/;
const COUNTED = /_(one|other)$/;

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts') && name !== 'text/language.ts')
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));
const catalogues = readdirSync(ENGLISH).map((name) => ({ name, sentences: JSON.parse(readFileSync(join(ENGLISH, name), 'utf8')) as Record<string, string> }));
const sentencesIn = (text: string) => [...text.matchAll(SENTENCE)].map(([, single, double, back]) => (single ?? double ?? back ?? '').replaceAll(/\\(.)/g, '$1'));

describe('the English of the pages', () => {
  const used = new Set(sources.flatMap(({ text }) => sentencesIn(text)));
  const known = new Map(catalogues.flatMap(({ sentences }) => Object.entries(sentences)));

  it('has every sentence that a page says', () => {
    expect([...used].filter((sentence) => !known.has(sentence) && !known.has(`${sentence}_other`))).toEqual([]);
  });

  it('has no sentence that no page says any more', () => {
    expect([...known.keys()].filter((sentence) => !used.has(sentence) && !used.has(sentence.replace(COUNTED, '')))).toEqual([]);
  });

  it('says the same wherever a sentence stands in two catalogues', () => {
    const all = catalogues.flatMap(({ sentences }) => Object.entries(sentences));
    expect(all.filter(([sentence, english]) => known.get(sentence) !== english)).toEqual([]);
  });

  it('keeps every value that a sentence names', () => {
    const values = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    expect([...known].filter(([vietnamese, english]) => !values(vietnamese).every((name) => name === 'count' || values(english).includes(name))).map(([sentence]) => sentence)).toEqual([]);
  });

  it('can be found: no page gives t() something other than a sentence', () => {
    expect(sources.filter(({ text }) => NOT_LITERAL.test(text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ''))).map(({ name }) => name)).toEqual([]);
  });
});

describe('Vietnamese on a page', () => {
  /** Files whose sentences do not go through t() yet. */
  const NOT_YET: readonly string[] = [
    'theme/look-choices.tsx',
  ];
  const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
  const bare = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '').replaceAll(SENTENCE, '');

  it('goes through t(), so that English people read it too', () => {
    const missed = sources.filter(({ name, text }) => name.endsWith('.tsx') && VIETNAMESE.test(bare(text))).map(({ name }) => name);
    expect(missed.filter((name) => !NOT_YET.includes(name))).toEqual([]);
    expect(NOT_YET.filter((name) => !missed.includes(name))).toEqual([]);
  });
});
