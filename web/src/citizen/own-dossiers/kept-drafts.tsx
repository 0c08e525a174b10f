import type { KeptFilingDraft, listFilingDrafts, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { DraftList } from '../../draft/draft-list.js';
import { useDrafts, useReceipts } from '../../draft/use-draft.js';
import { PageLink } from '../../page-link.js';
import { useBriefs } from '../../procedure-search/briefs-query.js';
import { askAsPerson } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';

/** What this person has begun: here, and on other devices. */
export function BegunFilings() {
  return <><DraftList /><OnOtherDevices /></>;
}

function OnOtherDevices() {
  const [drafts, receipts] = [useDrafts(), useReceipts()];
  const kept = useQuery({ queryKey: ['filing-drafts'], queryFn: () => askAsPerson<RpcReply<typeof listFilingDrafts>>('/api/v1/me/filing-drafts') });
  if (drafts === null || receipts === null || kept.data === undefined) return null;
  const here = new Set([...drafts, ...receipts.own].map(({ draftId }) => draftId));
  const elsewhere = kept.data.items.filter(({ filingDraftId }) => !here.has(filingDraftId));
  return elsewhere.length === 0 ? null : <Elsewhere drafts={elsewhere} />;
}

/** Their names are in the list of procedures, which is asked for only where there is one. */
function Elsewhere({ drafts }: { drafts: readonly KeptFilingDraft[] }) {
  const briefs = useBriefs();
  const nameOf = (code: string) => briefs.data?.find((brief) => brief.code === code)?.name ?? code;
  return (
    <section className="card pad stack" aria-labelledby="kept-drafts">
      <h2 id="kept-drafts">{t('Đang làm dở ở máy khác')}</h2>
      <ul className="plain stack">
        {drafts.map(({ filingDraftId, procedureCode, savedAt }) => (
          <li key={filingDraftId} className="top">
            <div><b>{nameOf(procedureCode)}</b><p className="small muted">{t('lưu lúc {{time}}', { time: showInstant(savedAt) })}</p></div>
            <PageLink className="btn" to={`/nop-ho-so/${encodeURIComponent(procedureCode)}?nhap=${filingDraftId}`} label={t('Làm tiếp ở máy này: {{title}}', { title: nameOf(procedureCode) })}>{t('Làm tiếp ở máy này')}</PageLink>
          </li>
        ))}
      </ul>
      <p className="small muted">{t('Ảnh chưa gửi vẫn ở máy đã chụp; giấy tờ đã gửi có ở đây. Máy chủ giữ giấy tờ chưa nộp 14 ngày.')}</p>
    </section>
  );
}
