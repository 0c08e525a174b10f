import { dueWords } from '../../due-words/due-words.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { standingOf, stepsAhead, type Standing, type Tracked } from './standing.js';

export type { Tracked } from './standing.js';

/** Addresses of what a citizen does on a dossier; who is not signed in is asked to there, and comes back. */
export const ownPath = (dossierId: string, deed?: 'bo-sung' | 'le-phi' | 'danh-gia'): string => `${PATHS.ownDossiers}/${dossierId}${deed === undefined ? '' : `/${deed}`}`;

/** The three answers: what is going on, what must I do, when will it be done. Below it the way it took. */
export function TrackedDossier({ tracked }: { tracked: Tracked }) {
  const standing = standingOf(tracked, Date.now());
  const { code, procedureName, applicantName, competentUnitName, holder, returningUnitName } = tracked;
  return (
    <article className="tracked">
      <div className="card pad status">
        <p className="small muted">{code}</p>
        <p><span className={`tag ${standing.tone}`}>● {standing.words}</span></p>
        <h2 className="procedure">{procedureName}</h2>
        <p className="muted">{applicantName} · {competentUnitName}</p>
        <WhatToDo tracked={tracked} standing={standing} />
        <dl className="facts tracked-facts">
          {holder.side !== 'nobody' && <div><dt>{t('Đang giữ hồ sơ')}</dt><dd>{holder.side === 'citizen' ? t('Bạn') : holder.name}</dd></div>}
          {standing.awaits !== 'nothing' && <div><dt>{t('Hẹn trả')}</dt><dd><Due tracked={tracked} /></dd></div>}
          {standing.awaits !== 'nothing' && <div className="whole"><dt>{t('Nhận kết quả ở')}</dt><dd>{returningUnitName}</dd></div>}
        </dl>
      </div>
      <Way tracked={tracked} standing={standing} />
    </article>
  );
}

function WhatToDo({ tracked, standing }: { tracked: Tracked; standing: Standing }) {
  const { dossierId, status, missing, reason, pausedAt, holding, next } = tracked;
  return (
    <div className={`now ${standing.tone === 'due' ? 'yours' : ''}`}>
      {missing.length > 0 && <b>{t('Còn thiếu {{count}} giấy tờ', { count: missing.length })}</b>}
      <p>{standing.next}</p>
      {reason !== null && standing.showsReason && (
        <p><b>{t('Lý do:')}</b> {reason.label}. {reason.text ?? t('Chi tiết có trong văn bản gửi người nộp hoặc khi người nộp đăng nhập.')}</p>
      )}
      {missing.length > 0 && <Missing tracked={tracked} />}
      {status === 'payment-required' && <p><PageLink className="btn primary big" to={ownPath(dossierId, 'le-phi')}>{t('Nộp tiền')}</PageLink></p>}
      {pausedAt !== null && <p className="small">{t('Thời gian giải quyết tạm dừng từ {{instant}}; hẹn trả mới có khi bạn làm xong.', { instant: showInstant(pausedAt) })}</p>}
      {standing.next !== next && <p className="small">{holding} {next}</p>}
    </div>
  );
}

/** Each paper opens where it is photographed and sent. */
function Missing({ tracked: { dossierId, missing } }: { tracked: Tracked }) {
  return (
    <ul className="plain missing">
      {missing.map(({ code, name, note }) => (
        <li key={code}>
          <span><b>{name}</b>{note !== null && <span className="small"> – {note}</span>}</span>
          <PageLink className="btn primary" to={`${ownPath(dossierId, 'bo-sung')}?giay-to=${encodeURIComponent(code)}`} label={t('Bổ sung {{name}}', { name })}>{t('Bổ sung')}</PageLink>
        </li>
      ))}
    </ul>
  );
}

const AHEAD = { result: t('Trả kết quả'), decision: t('Giải quyết, phê duyệt'), receipt: t('Tiếp nhận') } as const;

/** What is to come stands above what was, the newest on top. */
function Way({ tracked, standing }: { tracked: Tracked; standing: Standing }) {
  const past = [...tracked.timeline].sort((a, b) => b.version - a.version);
  return (
    <section aria-label={t('Diễn biến hồ sơ')}>
      <ol className="steps">
        {stepsAhead(tracked, standing).map((step) => (
          <li key={step} className="next"><b>{AHEAD[step]}</b>{step === 'result' && <span className="small muted"><Due tracked={tracked} /></span>}</li>
        ))}
        {past.map((entry, index) => (
          <li key={entry.version} className={index === 0 && standing.awaits !== 'nothing' ? 'cur' : ''}>
            <b>{entry.sentence}</b><time dateTime={entry.at}>{showInstant(entry.at)}</time>
            {entry.note !== undefined && <p className="small" lang="vi">{entry.note.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Due({ tracked }: { tracked: Tracked }) {
  if (tracked.receivedAt === null) return <>{t('có sau khi tiếp nhận')}</>;
  if (tracked.pausedAt !== null) return <>{t('tạm dừng, có lại sau khi bạn làm xong')}</>;
  if (tracked.status === 'completed') return <>{t('kết quả đã có')}</>;
  if (tracked.dueAt !== null) return <><time dateTime={tracked.dueAt}>{showInstant(tracked.dueAt)}</time> <DueLeft tracked={tracked} /></>;
  return <>{tracked.dueOn === null ? t('thủ tục này không hẹn ngày trả') : showDay(tracked.dueOn)}</>;
}

function DueLeft({ tracked }: { tracked: Tracked }) {
  const { words } = dueWords({ ...tracked, intakeDueAt: null }, Date.now());
  return <span className="muted">({words})</span>;
}
