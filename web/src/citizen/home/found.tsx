import type { ProcedureBrief } from '@haicap/contracts';
import { useMemo } from 'react';
import { procedureIndexOf, searchProcedures } from '../../procedure-search/procedure-search.js';
import { t } from '../../text/language.js';
import { AnswerCard, BriefRow } from './answers.js';

const SHOWN_MAX = 8;

/** What was meant, the likeliest in full. */
export default function Found({ briefs, typed }: { briefs: readonly ProcedureBrief[]; typed: string }) {
  const index = useMemo(() => procedureIndexOf(briefs), [briefs]);
  const [first, ...others] = useMemo(() => searchProcedures(index, typed, { most: SHOWN_MAX }), [index, typed]);
  return (
    <section aria-label={t('Thủ tục tìm thấy')} className="stack">
      <p className="sr" role="status">{first === undefined ? t('Không tìm thấy thủ tục nào.') : t('Tìm thấy {{count}} thủ tục. Đầu tiên: {{name}}', { count: others.length + 1, name: first.name })}</p>
      {first === undefined ? (
        <div className="card empty">
          <b>{t('Chưa tìm thấy thủ tục nào như vậy')}</b>
          <span>{t('Thử gõ việc bạn cần bằng vài từ, có dấu hay không đều được, hoặc xóa ô tìm để chọn theo việc trong đời sống.')}</span>
          <span>{t('Bạn cũng có thể hỏi ở bộ phận một cửa của bất kỳ xã, phường nào.')}</span>
        </div>
      ) : <AnswerCard brief={first} />}
      {others.length > 0 && (
        <>
          <h2>{t('Có phải bạn cần')}</h2>
          <ul className="plain card rows-list">{others.map((brief) => <BriefRow key={brief.code} brief={brief} />)}</ul>
        </>
      )}
    </section>
  );
}
