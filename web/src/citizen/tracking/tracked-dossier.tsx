import { showDay, showInstant } from '../../text/dates.js';
import { standingOf, type Tracked } from './standing.js';

export type { Tracked } from './standing.js';

export function TrackedDossier({ tracked }: { tracked: Tracked }) {
  const standing = standingOf(tracked, Date.now());
  const isUnderWay = standing.awaits !== 'nothing';
  const past = [...tracked.timeline].sort((a, b) => b.version - a.version);
  return (
    <article className="card pad status">
      <p className="small muted">{tracked.code}</p>
      <p><span className={`tag ${standing.tone}`}>● {standing.words}</span></p>
      <h2 className="procedure">{tracked.procedureName}</h2>
      <p className="muted">{tracked.applicantName} · {tracked.competentUnitName}</p>
      <p className="now">{standing.next}</p>
      <p>{standing.next === tracked.next ? tracked.holding : `${tracked.holding} ${tracked.next}`}</p>
      {tracked.reason !== null && standing.showsReason && (
        <p><b>Lý do:</b> {tracked.reason.label}. {tracked.reason.text ?? 'Chi tiết có trong văn bản gửi người nộp hoặc khi người nộp đăng nhập.'}</p>
      )}
      {tracked.missing.length > 0 && (
        <>
          <p><b>Cần bổ sung:</b></p>
          <ul>{tracked.missing.map(({ code, name, note }) => <li key={code}>{name}{note !== null && ` – ${note}`}</li>)}</ul>
        </>
      )}
      <ol className="steps">
        {isUnderWay && (
          <li className="next"><b>{standing.awaits === 'receipt' ? 'Tiếp nhận' : 'Trả kết quả'}</b><Due tracked={tracked} /></li>
        )}
        {past.map((entry, index) => (
          <li key={entry.version} className={index === 0 && isUnderWay ? 'cur' : ''}>
            <b>{entry.sentence}</b><time dateTime={entry.at}>{showInstant(entry.at)}</time>
          </li>
        ))}
      </ol>
    </article>
  );
}

function Due({ tracked }: { tracked: Tracked }) {
  if (tracked.receivedAt === null) return <span className="small muted">ngày hẹn trả có sau khi tiếp nhận</span>;
  if (tracked.pausedAt !== null) return <span className="small muted">ngày hẹn mới có sau khi bổ sung đủ</span>;
  if (tracked.status === 'completed') return <span className="small muted">kết quả đã có</span>;
  if (tracked.dueAt !== null) return <time dateTime={tracked.dueAt}>hẹn {showInstant(tracked.dueAt)}</time>;
  return <span className="small muted">{tracked.dueOn === null ? 'thủ tục này không hẹn ngày trả' : `hẹn ngày ${showDay(tracked.dueOn)}`}</span>;
}
