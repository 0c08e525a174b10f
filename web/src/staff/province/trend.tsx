import { formatCount } from '@haicap/kernel';
import { QueryStates } from '../../frame/query-states.js';
import type { FigureRow } from '../../province/figures-query.js';
import { PageLink } from '../../page-link.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { rowsPath } from './figure-link.js';
import { useDayFigures } from './lead-query.js';
import { trendDays } from './lead-view.js';

const DAYS = 14;
const [WIDTH, HEIGHT] = [700, 96];

/** Two weeks side by side: each day's received and resolved, the picture for the eye and the table for everybody. */
export function Trend({ today }: { today: string }) {
  const days = useDayFigures(trendDays(today, DAYS));
  return (
    <section className="card pad" aria-labelledby="lead-trend">
      <div className="top"><h2 id="lead-trend">{t('Hai tuần qua')}</h2><p className="small muted"><i className="key received" aria-hidden="true" /> {t('tiếp nhận')} <i className="key resolved" aria-hidden="true" /> {t('giải quyết')}</p></div>
      <QueryStates query={days} waiting={t('Đang tải số liệu từng ngày…')}>{({ items }) => <><Bars items={items} /><Weeks items={items} /></>}</QueryStates>
    </section>
  );
}

function Bars({ items }: { items: readonly FigureRow[] }) {
  const max = Math.max(1, ...items.flatMap(({ figures }) => [figures.received, figures.resolved]));
  const step = WIDTH / DAYS;
  const bar = (count: number, x: number, className: string) => {
    const height = (count / max) * HEIGHT;
    return <rect className={className} x={x} y={HEIGHT - height} width={step / 3} height={height} />;
  };
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {items.map(({ key, figures }, at) => <g key={key}>{bar(figures.received, at * step + step / 8, 'received')}{bar(figures.resolved, at * step + step / 2, 'resolved')}</g>)}
    </svg>
  );
}

/** This week against the one before, day by day; every number opens its dossiers. */
function Weeks({ items }: { items: readonly FigureRow[] }) {
  const row = (label: string, figure: 'received' | 'resolved', part: readonly FigureRow[]) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      {part.map(({ key, figures }) => <td key={key}><PageLink to={rowsPath({ figure, from: key, asOf: key })} className="figure" label={`${label} ${showDay(key)}: ${formatCount(figures[figure])}`}>{formatCount(figures[figure])}</PageLink></td>)}
    </tr>
  );
  const [before, now] = [items.slice(0, DAYS / 2), items.slice(DAYS / 2)];
  return (
    <details>
      <summary>{t('Xem bằng bảng')}</summary>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('Số liệu từng ngày của hai tuần')}>
        <table className="rows">
          <caption className="sr">{t('Số liệu từng ngày của hai tuần')}</caption>
          <thead><tr><th scope="col">{t('Ngày')}</th>{now.map(({ key }) => <th key={key} scope="col">{showDay(key).slice(0, 5)}</th>)}</tr></thead>
          <tbody>
            {row(t('Tiếp nhận'), 'received', now)}{row(t('Tiếp nhận tuần trước'), 'received', before)}
            {row(t('Giải quyết'), 'resolved', now)}{row(t('Giải quyết tuần trước'), 'resolved', before)}
          </tbody>
        </table>
      </div>
    </details>
  );
}
