import type { ProcedureDifference } from '@haicap/contracts';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { KINDS, placeWords, valueWords } from './difference-words.js';

interface DifferencesProps { readonly differences: readonly ProcedureDifference[]; readonly before: string; readonly after: string }

/** Two versions side by side, only where they differ. */
export function Differences({ differences, before, after }: DifferencesProps) {
  if (differences.length === 0) return <p className="muted">{t('Hai bản giống nhau.')}</p>;
  return (
    <Wide label={t('Các chỗ khác nhau')}>
      <table className="differences">
        <caption className="sr">{t('Các chỗ khác nhau')}</caption>
        <thead><tr><th scope="col">{t('{{count}} chỗ khác nhau', { count: differences.length })}</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
        <tbody>
          {differences.map(({ pointer, kind, before: old, after: now }) => (
            <tr key={pointer}>
              <th scope="row">{placeWords(pointer)} <span className="plain-tag">{KINDS[kind]}</span></th>
              <td>{kind === 'added' ? <span className="muted">–</span> : <del>{valueWords(old)}</del>}</td>
              <td>{kind === 'removed' ? <span className="muted">–</span> : <ins>{valueWords(now)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
