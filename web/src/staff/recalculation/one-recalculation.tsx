import type { Recalculation } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { useUnitNames } from '../../session/posts.js';
import { t } from '../../text/language.js';
import { Wide } from '../../frame/wide.js';
import { useAskFirst } from '../ask-first.js';
import { ProblemLine } from '../settings/settings-page.js';
import { isMoving, STATUS_WORDS, type WholeRecalculation } from './recalculation-words.js';
import { RecalculationLines } from './recalculation-lines.js';

const LOOK_AGAIN_MS = 1_000;
interface OneRecalculationProps { readonly recalculationId: string; readonly mayChange: boolean; readonly onChanged: () => void }

/** One computation: how many dossiers get another appointment, unit by unit, and the decision about it. */
export function OneRecalculation({ recalculationId, mayChange, onChanged }: OneRecalculationProps) {
  const path = `/api/v1/deadline-recalculations/${recalculationId}`;
  const one = useQuery({
    queryKey: ['recalculation', recalculationId], queryFn: () => askAsPerson<WholeRecalculation>(path),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data.status) ? LOOK_AGAIN_MS : false),
  });
  return (
    <QueryStates query={one} waiting={t('Đang tải kết quả tính thử…')}>
      {(data) => (
        <div className="part">
          <div className="bar"><h3>{data.document}</h3><span className={`tag ${STATUS_WORDS[data.status].look}`} role="status">{STATUS_WORDS[data.status].words}</span></div>
          <dl className="card figures">
            <Figure count={data.examined} words={t('hồ sơ đang mở đã xét')} />
            <Figure count={data.toMove} words={t('hồ sơ đổi ngày hẹn')} />
            <Figure count={data.units.filter(({ toMove }) => toMove > 0).length} words={t('đơn vị có hồ sơ đổi')} />
            <Figure count={data.notComputable} words={t('không tính được, giữ nguyên')} />
            {data.status === 'applied' && <Figure count={data.moved} words={t('hồ sơ đã đổi')} />}
          </dl>
          {data.units.length > 0 && <Units recalculation={data} />}
          {mayChange && data.status === 'ready' && <Decide recalculation={data} path={path} onDone={() => { void one.refetch(); onChanged(); }} />}
        </div>
      )}
    </QueryStates>
  );
}

const Figure = ({ count, words }: { count: number; words: string }) => <div><dd style={{ margin: 0 }}><b>{count.toLocaleString('vi')}</b></dd><dt><small>{words}</small></dt></div>;

function Decide({ recalculation: { toMove, units, version }, path, onDone }: { recalculation: WholeRecalculation; path: string; onDone: () => void }) {
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const decide = async (what: 'application' | 'cancellation') => {
    if ((await writing.run<Recalculation>({ method: 'POST', path: `${path}/${what}`, body: {}, version })) !== undefined) onDone();
  };
  const concerned = units.filter((unit) => unit.toMove > 0).length;
  const apply = () => ask({
    title: t('Đổi ngày hẹn của {{count}} hồ sơ?', { count: toMove }), yes: t('Áp dụng'), no: t('Chưa áp dụng'), onYes: () => decide('application'),
    consequence: t('Hồ sơ ở {{units}} đơn vị nhận ngày hẹn mới và người nộp thấy ngày đó khi tra cứu. Ngày hẹn đầu trên giấy tiếp nhận vẫn được giữ bên cạnh. Việc này không lấy lại được.', { units: concerned }),
  });
  return (
    <div className="bar">
      <button type="button" className="btn primary" disabled={writing.busy} onClick={apply}>{t('Áp dụng ngày hẹn mới')}</button>
      <button type="button" className="btn" disabled={writing.busy} onClick={() => void decide('cancellation')}>{t('Bỏ kết quả tính thử')}</button>
      <ProblemLine problem={writing.problem} />
      {dialog}
    </div>
  );
}

const SHOWN_FIRST = 10;

function Units({ recalculation: { recalculationId, units } }: { recalculation: WholeRecalculation }) {
  const [unitId, setUnitId] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const sorted = [...units].sort((a, b) => b.toMove + b.notComputable - a.toMove - a.notComputable).slice(0, all ? undefined : SHOWN_FIRST);
  const names = useUnitNames(sorted.map((unit) => unit.unitId));
  return (
    <>
      <Wide label={t('Số hồ sơ theo đơn vị')}>
        <table className="rows">
          <caption className="sr">{t('Số hồ sơ theo đơn vị')}</caption>
          <thead><tr><th scope="col">{t('Đơn vị')}</th><th scope="col">{t('Đổi ngày hẹn')}</th><th scope="col">{t('Không tính được')}</th><th scope="col">{t('Từng hồ sơ')}</th></tr></thead>
          <tbody>
            {sorted.map((unit, index) => (
              <tr key={unit.unitId}>
                <th scope="row">{names[index]}</th><td>{unit.toMove}</td><td>{unit.notComputable}</td>
                <td><button type="button" className="link" aria-expanded={unit.unitId === unitId} aria-label={t('Xem từng hồ sơ của {{unit}}', { unit: names[index] ?? '' })} onClick={() => setUnitId(unit.unitId === unitId ? null : unit.unitId)}>{t('Xem')}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {units.length > sorted.length && <button type="button" className="link" onClick={() => setAll(true)}>{t('Xem đủ {{count}} đơn vị', { count: units.length })}</button>}
      {unitId !== null && <RecalculationLines recalculationId={recalculationId} unitId={unitId} />}
    </>
  );
}
