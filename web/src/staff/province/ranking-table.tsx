import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { EmptyState } from '../../frame/page-states.js';
import { PageLink } from '../../page-link.js';
import type { FigureRow } from '../../province/figures-query.js';
import { t } from '../../text/language.js';
import type { Terrains } from './boundaries.js';
import { rowsPath } from './figure-link.js';
import type { Days } from './lead-view.js';
import { groupOf, PEER_GROUPS, ranked, RANK_SAMPLE_MIN, type Ranked } from './ranking.js';
import { satisfactionWords, tenthsOf, type SatisfactionOf } from './satisfaction.js';
import { SaveTable, type Table } from './save-table.js';

interface RankingTableProps { readonly rows: readonly FigureRow[]; readonly before: readonly FigureRow[]; readonly days: Days; readonly terrains: Terrains | undefined; readonly satisfaction: SatisfactionOf; readonly group: string; readonly onGroup: (group: string) => void }

const SHOWN = 10;

/** Units among their like. Small samples are named and stand apart. */
export function RankingTable({ rows, before, days, terrains, satisfaction, group, onGroup }: RankingTableProps) {
  const groups = PEER_GROUPS.filter(([type]) => rows.some((row) => groupOf(row, terrains) === type));
  const chosen = groups.find(([type]) => type === group) ?? groups[0];
  const places = chosen === undefined ? [] : ranked(rows, before, chosen[0], terrains);
  return (
    <>
      <div className="top">
        <h2 id="lead-ranking">{t('Xếp hạng đúng hạn theo nhóm')}</h2>
        <div className="row no-print">
          <div className="seg" role="group" aria-label={t('Nhóm so sánh')}>
            {groups.map(([type, words]) => <button key={type} type="button" aria-pressed={type === chosen?.[0]} onClick={() => onGroup(type)}>{words}</button>)}
          </div>
          <SaveTable table={() => placeTable(places, days, satisfaction)} />
        </div>
      </div>
      <p className="small muted">{t('Chỉ xếp hạng đơn vị đã giải quyết từ {{n}} hồ sơ trong kỳ; đơn vị ít hồ sơ hơn đứng riêng.', { n: RANK_SAMPLE_MIN })} {t('Hài lòng: điểm trung bình người dân chấm, tính trọn tháng.')} {terrains?.size === 0 && t('Xã chưa chia theo đồng bằng, trung du, miền núi, hải đảo: thông tin này nạp cùng ranh giới.')}</p>
      {places.length === 0
        ? <EmptyState title={t('Chưa có hồ sơ nào giải quyết xong trong kỳ')}>{t('Hãy chọn kỳ dài hơn.')}</EmptyState>
        : <Places places={places} days={days} satisfaction={satisfaction} />}
    </>
  );
}

interface PlacesProps { readonly places: readonly Ranked[]; readonly days: Days; readonly satisfaction: SatisfactionOf }

function Places({ places, ...more }: PlacesProps) {
  const [first, rest] = [places.slice(0, SHOWN), places.slice(SHOWN)];
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('Xếp hạng đúng hạn theo nhóm')}><PlaceRows places={first} {...more} /></div>
      {rest.length > 0 && <details><summary>{t('{{n}} đơn vị khác', { n: rest.length })}</summary><div className="scroll-x" tabIndex={0} role="region" aria-label={t('{{n}} đơn vị khác', { n: rest.length })}><PlaceRows places={rest} {...more} /></div></details>}
    </>
  );
}

function PlaceRows({ places, days, satisfaction }: PlacesProps) {
  return (
    <table className="rows">
      <thead><tr><th scope="col">{t('Đơn vị')}</th><th scope="col">{t('Hạng')}</th><th scope="col">{t('Đúng hạn')}</th><th scope="col">{t('Số mẫu')}</th><th scope="col">{t('Muộn')}</th><th scope="col">{t('Hài lòng')}</th></tr></thead>
      <tbody>
        {places.map(({ row, rank, moved }) => {
          const of = { ...days, unit: row.key, unitName: row.label };
          return (
            <tr key={row.key} className={rank === null ? 'small-sample' : undefined}>
              <th scope="row">{row.label}</th>
              <td>{rank === null ? t('ít mẫu') : <>{rank} {moved !== null && moved !== 0 && <span className="xs muted" aria-label={moved > 0 ? t('lên {{n}} hạng', { n: moved }) : t('xuống {{n}} hạng', { n: -moved })}>{moved > 0 ? '▲' : '▼'}{Math.abs(moved)}</span>}</>}</td>
              <td>{formatOnTimeRate(row.figures)}</td>
              <td><PageLink className="figure" to={rowsPath({ figure: 'resolved', ...of })} label={t('{{unit}}: {{n}} đã giải quyết', { unit: row.label, n: formatCount(row.figures.resolved) })}>{formatCount(row.figures.resolved)}</PageLink></td>
              <td><PageLink className="figure" to={rowsPath({ figure: 'late', ...of })} label={t('{{unit}}: {{n}} muộn', { unit: row.label, n: formatCount(row.figures.late) })}>{formatCount(row.figures.late)}</PageLink></td>
              <td>{satisfactionWords(satisfaction, row.key)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function placeTable(places: readonly Ranked[], { from, asOf }: Days, satisfaction: SatisfactionOf): Table {
  const head = [t('Đơn vị'), t('Hạng'), t('Đúng hạn'), t('Số mẫu'), t('Muộn'), t('Hài lòng (trên 5)'), t('Số phiếu')];
  return { name: `xep-hang-${from}-${asOf}`, head, rows: places.map(({ row, rank }) => {
    const rated = satisfaction.of.get(row.key);
    return [row.label, rank ?? t('ít mẫu'), formatOnTimeRate(row.figures), row.figures.resolved, row.figures.late, (tenthsOf(rated) ?? 0) / 10 || '', rated?.count ?? (satisfaction.state === 'known' ? 0 : '')];
  }) };
}
