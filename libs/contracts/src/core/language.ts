/** The languages in which a service may say something to a person. What is not asked for in one of them is said in Vietnamese, the language of the law. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence in every language, side by side, so that none can be forgotten. Example: `const WORDS: Readonly<Record<string, InWords>> = { … }`. */
export type InWords = Readonly<Record<Language, string>>;

/** Whether a word names a language. */
export function isLanguage(word: string | undefined): word is Language {
  return LANGUAGES.some((language) => language === word);
}
