import { useState } from 'react';
import { filingDraft, isSeenBy } from '../../draft/draft.js';
import { writeDraft } from '../../draft/draft.store.js';
import { useDrafts } from '../../draft/use-draft.js';
import { signInAddress, useSession } from '../../session/own-session.js';
import { accountOf, type OwnAccount } from '../../session/session-keeper.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { GoTo } from './filing-parts.js';
import { componentsOf, isAnsweredByForm, saysOptional, type Procedure } from './filing-steps.js';

/** What to have at hand before one begins, and what was begun before. */
export function StartFiling({ procedure, goTo }: { procedure: Procedure; goTo: GoTo }) {
  const account = accountOf(useSession());
  const kept = useDrafts();
  const drafts = (kept ?? []).filter((draft) => draft.kind === 'filing' && draft.procedureCode === procedure.code && isSeenBy(draft, account?.accountId ?? null));
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    const draft = filingDraft(procedure, account?.accountId ?? null, new Date());
    try {
      await writeDraft(draft);
      goTo({ nhap: draft.draftId, buoc: '' });
    } catch {
      // No store in this browser: a private window, or no room.
      setFailed(true);
    }
  };
  if (procedure.onlineLevel === 'information') {
    return <div className="card notice"><h1>{procedure.name}</h1><p>{t('Thủ tục này chưa nộp trực tuyến được. Hãy mang giấy tờ đến quầy một cửa của xã, phường.')} {procedure.onlineLevelReason}</p></div>;
  }
  return (
    <>
      <div><p className="small muted">{t('Nộp hồ sơ trực tuyến')}</p><h1>{procedure.name}</h1></div>
      {drafts.map((draft) => (
        <div key={draft.draftId} className="card pad top now-card">
          <p><b>{t('Bạn đang làm dở')}</b><br /><span className="small muted">{t('lưu lúc {{time}}', { time: showInstant(draft.savedAt) })}</span></p>
          <button type="button" className="btn primary" onClick={() => goTo({ nhap: draft.draftId, buoc: '' })}>{t('Làm tiếp')}</button>
        </div>
      ))}
      <section className="card pad stack">
        <Bring procedure={procedure} />
        <WhoFiles account={account} />
        {failed && <p className="e-error" role="alert">{t('Trình duyệt này không cho lưu bản nháp (cửa sổ ẩn danh, hoặc hết chỗ). Hãy mở bằng cửa sổ thường.')}</p>}
        {/* Whoever presses before it is known what was begun would begin a second time. */}
        {kept !== null && <div className="row">
          <button type="button" className={drafts.length > 0 ? 'btn' : 'btn primary'} onClick={() => void begin()}>{drafts.length > 0 ? t('Làm hồ sơ mới') : t('Bắt đầu')}</button>
          {account === undefined && <a className="btn" href={signInAddress()}>{t('Đăng nhập trước')}</a>}
        </div>}
      </section>
    </>
  );
}

/** What to have at hand. */
function Bring({ procedure }: { procedure: Procedure }) {
  const papers = componentsOf(procedure, null).filter((one) => !isAnsweredByForm(procedure, one));
  return (
    <>
      <h2>{t('Bạn cần có')}</h2>
      <ul className="bring">
        <li>{t('Số định danh cá nhân và số điện thoại')}</li>
        {papers.map(({ code, name, required, replaceableByData }) => <li key={code}>{name}{!required && !saysOptional(name) && ` (${t('nếu có')})`}{replaceableByData && <span className="muted"> · {t('cơ quan tự tra cứu được')}</span>}</li>)}
      </ul>
      <p className="muted">{t('Chụp giấy tờ bằng điện thoại là được. Mọi thứ bạn điền được lưu ngay trong trình duyệt này, kể cả khi mất mạng; bạn có thể dừng và làm tiếp sau.')}</p>
      {procedure.onlineLevel === 'partial' && <p className="now">{t('Bạn vẫn cần đến quầy một lần.')} {procedure.onlineLevelReason}</p>}
    </>
  );
}

function WhoFiles({ account }: { account: OwnAccount | undefined }) {
  if (account === undefined) return <p>{t('Bạn có thể điền trước. Khi gửi giấy tờ cần đăng nhập bằng tài khoản công dân; đăng nhập xong sẽ quay lại đúng chỗ này.')}</p>;
  return account.kind === 'citizen' ? null : <p className="now">{t('Bạn đang đăng nhập bằng tài khoản cán bộ. Nộp hồ sơ của mình cần tài khoản công dân.')}</p>;
}
