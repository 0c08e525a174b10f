import type { ProcedureBrief } from '@haicap/contracts';
import { EmptyState } from '../../frame/page-states.js';
import { t } from '../../text/language.js';
import { BriefRow } from './answers.js';
import { LIFE_GUIDE } from './life-guide.js';

export function EventTiles({ onEvent }: { onEvent: (id: string) => void }) {
  return (
    <ul className="plain event-tiles">
      {LIFE_GUIDE.map(({ id, name }) => <li key={id}><button type="button" className="card event-tile" onClick={() => onEvent(id)}>{name}</button></li>)}
    </ul>
  );
}

interface GuideOfProps { readonly event: string; readonly briefs: readonly ProcedureBrief[]; readonly onBack: () => void }

/** The question that leads from an event of life to a procedure. A province that does not have one of them does not offer it. */
export function GuideOf({ event, briefs, onBack }: GuideOfProps) {
  const guide = LIFE_GUIDE.find(({ id }) => id === event);
  const offered = (guide?.situations ?? []).flatMap(({ code, words }) => {
    const brief = briefs.find((one) => one.code === code);
    return brief === undefined ? [] : [{ brief, words }];
  });
  return (
    <section aria-labelledby="guide" className="stack">
      <p><button type="button" className="link" onClick={onBack}>{t('Chọn việc khác')}</button></p>
      <h2 id="guide">{guide === undefined ? t('Không có mục này') : `${guide.name}: ${guide.question}`}</h2>
      {offered.length === 0
        ? <div className="card"><EmptyState title={t('Chưa có thủ tục nào cho việc này')}><span>{t('Bạn gõ việc cần làm vào ô tìm ở trên, hoặc hỏi bộ phận một cửa gần nhất.')}</span></EmptyState></div>
        : <ul className="plain card rows-list">{offered.map(({ brief, words }) => <BriefRow key={words} brief={brief} words={words} />)}</ul>}
    </section>
  );
}
