import type { listProcedureMoveLines, ProcedureMove, RpcReply } from '@haicap/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { useAskFirst } from '../ask-first.js';
import { ProblemLine } from '../settings/settings-page.js';
import { isMoving, LINE_STATES, MOVE_STATES, reasonWords } from './move-words.js';

const LOOK_AGAIN_MS = 1_000;

/** One batch: what would happen, or happened, to each dossier, and the decision about it. */
export function OneMove({ moveId, mayChange, onChanged }: { moveId: string; mayChange: boolean; onChanged: () => void }) {
  const path = `/api/v1/procedure-moves/${moveId}`;
  const move = useQuery({
    queryKey: ['procedure-move', moveId], queryFn: () => askAsPerson<ProcedureMove>(path),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data.status) ? LOOK_AGAIN_MS : false),
  });
  return (
    <QueryStates query={move} waiting={t('Đang tải đợt chuyển…')}>
      {(data) => (
        <section className="card pad stack" aria-label={t('Đợt chuyển')}>
          <div className="bar"><h2>{t('{{code}}: phiên bản {{from}} sang {{to}}', { code: data.code, from: data.fromVersion, to: data.toVersion })}</h2><span role="status" className={`tag ${MOVE_STATES[data.status].look}`}>{MOVE_STATES[data.status].words}</span></div>
          <div className="card figures">
            <Figure count={data.counts.examined} words={t('hồ sơ đã xét')} /><Figure count={data.counts.movable} words={t('chuyển được')} /><Figure count={data.counts.withMissingComponents} words={t('trong đó thiếu giấy tờ mới')} />
            <Figure count={data.counts.notMovable} words={t('không chuyển được')} /><Figure count={data.counts.moved} words={t('đã chuyển')} />
          </div>
          {mayChange && <Decide move={data} path={path} onDone={() => { void move.refetch(); onChanged(); }} />}
          <Lines key={`${data.status} ${data.version}`} path={path} />
        </section>
      )}
    </QueryStates>
  );
}

const Figure = ({ count, words }: { count: number; words: string }) => <div><b>{count.toLocaleString('vi')}</b><small>{words}</small></div>;

function Decide({ move: { allowedActions, counts, toVersion, fromVersion, version }, path, onDone }: { move: ProcedureMove; path: string; onDone: () => void }) {
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const decide = async (what: 'application' | 'take-back' | 'cancellation') => {
    if ((await writing.run<ProcedureMove>({ method: 'POST', path: `${path}/${what}`, body: {}, version })) !== undefined) onDone();
  };
  const apply = () => ask({
    title: t('Chuyển {{count}} hồ sơ?', { count: counts.movable }), yes: t('Chuyển'), onYes: () => decide('application'),
    consequence: t('Các hồ sơ này được giải quyết theo phiên bản {{to}}. Cán bộ đang giữ thấy giấy tờ còn thiếu. Ngày hẹn không đổi. Có thể đưa trở lại phiên bản {{from}} khi hồ sơ chưa kết thúc.', { to: toVersion, from: fromVersion }),
  });
  const takeBack = () => ask({
    title: t('Đưa {{count}} hồ sơ trở lại?', { count: counts.moved }), yes: t('Đưa trở lại'), onYes: () => decide('take-back'),
    consequence: t('Hồ sơ chưa kết thúc trở lại phiên bản {{from}}. Hồ sơ đã có quyết định ở lại phiên bản mới.', { from: fromVersion }),
  });
  return (
    <div className="bar">
      {allowedActions.includes('apply') && <button type="button" className="btn primary" disabled={writing.busy} onClick={apply}>{t('Chuyển hồ sơ…')}</button>}
      {allowedActions.includes('take-back') && <button type="button" className="btn" disabled={writing.busy} onClick={takeBack}>{t('Đưa trở lại…')}</button>}
      {allowedActions.includes('cancel') && <button type="button" className="btn" disabled={writing.busy} onClick={() => void decide('cancellation')}>{t('Bỏ đợt này')}</button>}
      <ProblemLine problem={writing.problem} />
      {dialog}
    </div>
  );
}

function Lines({ path }: { path: string }) {
  const lines = useInfiniteQuery({
    queryKey: ['procedure-move-lines', path], initialPageParam: '',
    queryFn: ({ pageParam }) => askAsPerson<RpcReply<typeof listProcedureMoveLines>>(`${path}/lines?limit=50${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = lines.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <p className="muted small">{t('Không có hồ sơ nào đang mở theo phiên bản này.')}</p>;
  return (
    <Wide label={t('Từng hồ sơ của đợt chuyển')}>
      <table className="rows text">
        <caption className="sr">{t('Từng hồ sơ của đợt chuyển')}</caption>
        <thead><tr><th scope="col">{t('Mã hồ sơ')}</th><th scope="col">{t('Kết quả')}</th><th scope="col">{t('Giấy tờ còn thiếu')}</th><th scope="col">{t('Ngày hẹn')}</th></tr></thead>
        <tbody>
          {items.map(({ dossierId, code, state, reason, missing, dueOn }) => (
            <tr key={dossierId}><th scope="row">{code}</th><td>{LINE_STATES[state]}{reason !== null && `, ${reasonWords(reason)}`}</td><td>{missing.map(({ name }) => name).join('; ')}</td><td>{dueOn === null ? '–' : showDay(dueOn)}</td></tr>
          ))}
        </tbody>
      </table>
      {lines.hasNextPage && <button type="button" className="btn small" onClick={() => void lines.fetchNextPage()}>{t('Xem thêm hồ sơ')}</button>}
    </Wide>
  );
}
