import type { FormEvent } from 'react';
import { t } from '../../text/language.js';

interface SearchBoxProps { readonly typed: string; readonly onBegin: () => void; readonly onRest: () => void; readonly onType: (typed: string) => void }

/** It answers while one types; Enter and the arrow down go on to the first answer. */
export function SearchBox({ typed, onBegin, onRest, onType }: SearchBoxProps) {
  const toFirst = () => document.querySelector<HTMLElement>('.answer-name, .row-link')?.focus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    toFirst();
  };
  return (
    <form className="search-box" role="search" onSubmit={submit}>
      <label htmlFor="tim" className="sr">{t('Tìm thủ tục')}</label>
      <input id="tim" type="search" enterKeyHint="search" autoComplete="off" spellCheck={false} aria-describedby="tim-note" value={typed} placeholder={t('ví dụ: làm khai sinh, sao y, ks')}
        onFocus={onBegin} onBlur={onRest} onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          toFirst();
        }} />
      <button type="submit" className="btn primary">{t('Tìm')}</button>
      <p id="tim-note" className="small muted">{t('Gõ có dấu hay không dấu, gõ tắt hay cả câu đều được.')}</p>
    </form>
  );
}
