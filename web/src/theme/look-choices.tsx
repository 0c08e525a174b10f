import { chooseLanguage, language, t } from '../text/language.js';
import { chooseTheme, useThemeChoice, type ThemeChoice } from './theme.js';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', t('Theo máy')], ['light', t('Sáng')], ['dark', t('Tối')], ['contrast', t('Tương phản cao')],
];

/** How pages look and which language they speak, in this browser. */
export function LookChoices() {
  const choice = useThemeChoice();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <div className="row small">
      <label className="row">{t('Giao diện')}
        <select value={choice} onChange={(event) => chooseTheme(event.target.value as ThemeChoice)}>
          {THEMES.map(([theme, words]) => <option key={theme} value={theme}>{words}</option>)}
        </select>
      </label>
      <button type="button" className="link" lang={other} onClick={() => chooseLanguage(other)}>{other === 'en' ? 'English' : 'Tiếng Việt'}</button>
    </div>
  );
}
