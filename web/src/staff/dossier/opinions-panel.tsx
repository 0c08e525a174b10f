import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useUnitNames } from '../../session/posts.js';
import type { Consultation } from '@haicap/contracts';
import { consultationsQuery, type Dossier } from './dossier-query.js';

const OUTCOMES = { agrees: t('Đồng ý'), disagrees: t('Không đồng ý'), comments: t('Có ý kiến khác') } as const;
const STATES = { open: t('Đang chờ trả lời'), answered: t('Đã trả lời'), silent: t('Hết hạn, không trả lời'), withdrawn: t('Đã rút') } as const;

/** What other units were asked, and what they think. */
export function OpinionsPanel({ dossier: { dossierId } }: { dossier: Dossier }) {
  const query = useQuery(consultationsQuery(dossierId));
  return (
    <QueryStates query={query} waiting={t('Đang tải ý kiến…')}>
      {({ items }) => (items.length === 0
        ? <EmptyState title={t('Chưa hỏi ý kiến đơn vị nào.')}><p>{t('Khi cần ý kiến của đơn vị khác, bấm Y: đơn vị đó có thời hạn riêng, nằm trong thời hạn của hồ sơ.')}</p></EmptyState>
        : <Opinions items={items} />)}
    </QueryStates>
  );
}

function Opinions({ items }: { items: readonly Consultation[] }) {
  const names = useUnitNames(items.map(({ unitId }) => unitId));
  return (
    <ul className="plain stack">
      {items.map(({ consultationId, state, question, answer, outcome, askedAt, dueAt, closedAt }, index) => (
        <li key={consultationId} className="opinion">
          <div className="top"><b>{names[index]}</b><span className={state === 'open' ? 'tag wait' : 'tag'}>{outcome === null ? STATES[state] : OUTCOMES[outcome]}</span></div>
          <p>{question ?? t('Nội dung chỉ hiện cho người được xem tên trong hồ sơ.')}</p>
          <p className="xs muted">{t('Hỏi {{asked}}, hạn {{due}}', { asked: showInstant(askedAt), due: showInstant(dueAt) })}</p>
          {answer !== null && <blockquote>{answer}<br /><span className="xs muted">{closedAt === null ? '' : showInstant(closedAt)}</span></blockquote>}
        </li>
      ))}
    </ul>
  );
}
