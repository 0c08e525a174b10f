import i18next from 'i18next';

export type Language = 'vi' | 'en';

const KEY = 'haicap-language';

/** The language of this page. It stays as long as the page does, so a sentence may be looked up when a module is loaded. */
export const language: Language = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'vi';

async function readEnglish(): Promise<Record<string, string>> {
  const files = Object.values(import.meta.glob<{ default: Record<string, string> }>('./en/*.json')).map((load) => load());
  return Object.assign({}, ...(await Promise.all(files)).map((file) => file.default)) as Record<string, string>;
}

await i18next.init({
  lng: language, fallbackLng: false, keySeparator: false, nsSeparator: false, returnEmptyString: false,
  interpolation: { escapeValue: false },
  resources: language === 'en' ? { en: { translation: await readEnglish() } } : {},
});

/**
 * A Vietnamese sentence in the language of this page: `t('Còn {{count}} ngày', { count })`. The sentence is its own key; English stands in `en/*.json`,
 * with `_one` and `_other` behind a sentence that counts.
 */
export function t(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return i18next.t(sentence, values);
}

/** Keeps the choice and begins the page anew in that language: what was typed is kept by drafts, not by the page. */
export function chooseLanguage(wished: Language): void {
  window.localStorage.setItem(KEY, wished);
  window.location.reload();
}
