import { PageLink } from '../page-link.js';
import { t } from '../text/language.js';
import { showInstant } from '../text/dates.js';
import { addressOf, type Draft } from './draft.js';
import type { FilingReceipt } from './filing-receipt.js';
import { discardDraft, useDrafts, useReceipts } from './use-draft.js';

/** What was begun in this browser and not sent yet, and what was sent and not closed. Nothing stands here when there is none. */
export function DraftList() {
  const [drafts, receipts] = [useDrafts() ?? [], useReceipts()?.own ?? []];
  return <>{receipts.length > 0 && <Receipts receipts={receipts} />}{drafts.length > 0 && <Drafts drafts={drafts} />}</>;
}

function Receipts({ receipts }: { receipts: readonly FilingReceipt[] }) {
  return (
    <section className="card pad stack" aria-labelledby="receipts">
      <h2 id="receipts">{t('Vừa nộp')}</h2>
      <ul className="plain stack">
        {receipts.map(({ draftId, procedureCode, procedureName, code, submittedAt }) => (
          <li key={draftId} className="top">
            <div><b>{procedureName}</b><p className="small muted">{code} · {t('nộp {{instant}}', { instant: showInstant(submittedAt) })}</p></div>
            <PageLink className="btn" to={`/nop-ho-so/${encodeURIComponent(procedureCode)}?nhap=${draftId}`} label={t('Xem lại mã của hồ sơ {{code}}', { code })}>{t('Xem lại mã')}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  return (
    <section className="card pad stack" aria-labelledby="drafts">
      <h2 id="drafts">{t('Đang làm dở')}</h2>
      <ul className="plain stack">{drafts.map((draft) => <OneDraft key={draft.draftId} draft={draft} />)}</ul>
      <p className="small muted">{t('Bản nháp chỉ nằm trong trình duyệt này, chưa ai ở cơ quan thấy, và tự xóa sau 30 ngày. Dùng máy chung thì hãy xóa trước khi đi.')}</p>
    </section>
  );
}

function OneDraft({ draft }: { draft: Draft }) {
  return (
    <li className="top">
      <div>
        <b>{draft.kind === 'filing' ? draft.title : t('Bổ sung: {{title}}', { title: draft.title })}</b>
        <p className="small muted">{t('lưu lúc {{time}}', { time: showInstant(draft.savedAt) })}</p>
      </div>
      <span className="row">
        <PageLink className="btn" to={addressOf(draft)} label={t('Làm tiếp: {{title}}', { title: draft.title })}>{t('Làm tiếp')}</PageLink>
        <button type="button" className="btn" aria-label={t('Xóa bản nháp {{title}}', { title: draft.title })} onClick={() => void discardDraft(draft)}>{t('Xóa')}</button>
      </span>
    </li>
  );
}
