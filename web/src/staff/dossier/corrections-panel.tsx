import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { textOf } from '../../merge/text-of.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { correctionsQuery, procedureQuery, type Dossier } from './dossier-query.js';
import { titleAt, wordsAt } from './form-rows.js';
import { PARTY_FIELDS, PARTY_ROLES } from './party-words.js';
import { reasonWords } from '../dossier-words/reason-words.js';

interface Line { readonly key: string; readonly at: string; readonly what: string; readonly before: string; readonly after: string; readonly why: string }

const shown = (value: unknown) => (textOf(value) === '' ? t('(trống)') : textOf(value));

/** Every value that was corrected: what stood there, what stands there now, and why. */
export function CorrectionsPanel({ dossier }: { dossier: Dossier }) {
  const query = useQuery(correctionsQuery(dossier.dossierId));
  const schema = useQuery(procedureQuery(dossier)).data?.eForm?.schema ?? {};
  const answer = (place: string, value: unknown) => wordsAt(schema, place, value) || t('(trống)');
  return (
    <QueryStates query={query} waiting={t('Đang tải các lần sửa…')}>
      {({ corrections, formCorrections, postCorrections }) => {
        const lines: Line[] = [
          ...corrections.map(({ version, at, role, field, before, after, reasonLabel, reasonText }) => ({ key: `${version}:${role}:${field}`, at, what: `${PARTY_ROLES[role]}: ${PARTY_FIELDS.find((one) => one.field === field)?.label ?? field}`, before: shown(before), after: shown(after), why: `${reasonWords(reasonLabel)} ${reasonText}` })),
          ...formCorrections.map(({ version, at, pointer, before, after, reasonLabel, reasonText }) => ({ key: `${version}:${pointer}`, at, what: titleAt(schema, pointer), before: answer(pointer, before), after: answer(pointer, after), why: `${reasonWords(reasonLabel)} ${reasonText}` })),
          ...postCorrections.map(({ version, at, before, after, reasonLabel, reasonText }) => ({ key: `${version}:post`, at, what: t('Trả qua bưu điện'), before: shown(before?.address), after: shown(after?.address), why: `${reasonWords(reasonLabel)} ${reasonText}` })),
        ];
        if (lines.length === 0) return <EmptyState title={t('Chưa sửa thông tin nào.')}><p>{t('Sửa bằng phím F; giá trị cũ luôn được giữ bên cạnh giá trị mới, cùng lý do.')}</p></EmptyState>;
        return (
          <ul className="plain stack">
            {lines.sort((a, b) => b.at.localeCompare(a.at)).map(({ key, at, what, before, after, why }) => <li key={key} className="opinion"><b>{what}</b><p><del>{before}</del> → <ins>{after}</ins></p><p className="xs muted">{showInstant(at)} · {why}</p></li>)}
          </ul>
        );
      }}
    </QueryStates>
  );
}
