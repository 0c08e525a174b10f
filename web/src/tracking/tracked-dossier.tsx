import type { RpcReply, trackDossier } from '@haicap/contracts';
import { showDay, showInstant } from '../text/dates.js';

export type Tracked = RpcReply<typeof trackDossier>;

interface Standing { readonly tone: 'ok' | 'wait' | 'late' | 'due'; readonly words: string; readonly next: string }

/** What is going on, what must I do, when will it be done: three questions, three sentences. */
function standingOf({ status, timeliness, competentUnitName, returningWords, isOverdue }: Tracked & { returningWords: string; isOverdue: boolean }): Standing {
  if (status === 'completed') {
    return { tone: timeliness === 'late' ? 'late' : 'ok', words: timeliness === 'late' ? 'Đã xong, muộn hẹn' : 'Đã xong', next: `Mời bạn đến ${returningWords} nhận kết quả, mang theo giấy tiếp nhận.` };
  }
  if (isOverdue) return { tone: 'late', words: 'Đã quá ngày hẹn', next: `${competentUnitName} đang giải quyết và phải xin lỗi bạn bằng văn bản.` };
  return { tone: 'wait', words: status === 'received' ? 'Đã nhận' : 'Đang giải quyết', next: 'Bạn chưa phải làm gì thêm.' };
}

export function TrackedDossier({ tracked }: { tracked: Tracked }) {
  const isOverdue = tracked.completedAt === null && tracked.dueAt !== null && Date.parse(tracked.dueAt) < Date.now();
  const standing = standingOf({ ...tracked, returningWords: tracked.receivingUnitName, isOverdue });
  const past = [...tracked.timeline].sort((a, b) => b.version - a.version);
  return (
    <article className="card pad status">
      <p className="small muted">{tracked.code}</p>
      <p><span className={`tag ${standing.tone}`}>● {standing.words}</span></p>
      <h2 className="procedure">{tracked.procedureName}</h2>
      <p className="muted">{tracked.applicantName} · {tracked.competentUnitName}</p>
      <p className="now">{standing.next}</p>
      <ol className="steps">
        {tracked.completedAt === null && (
          <li className="next"><b>Trả kết quả</b><Due tracked={tracked} /></li>
        )}
        {past.map((entry, index) => (
          <li key={entry.version} className={index === 0 && tracked.completedAt === null ? 'cur' : ''}>
            <b>{entry.sentence}</b><time dateTime={entry.at}>{showInstant(entry.at)}</time>
          </li>
        ))}
      </ol>
    </article>
  );
}

function Due({ tracked }: { tracked: Tracked }) {
  if (tracked.dueAt !== null) return <time dateTime={tracked.dueAt}>hẹn {showInstant(tracked.dueAt)}</time>;
  return <span className="small muted">{tracked.dueOn === null ? 'thủ tục này không hẹn ngày trả' : `hẹn ngày ${showDay(tracked.dueOn)}`}</span>;
}
