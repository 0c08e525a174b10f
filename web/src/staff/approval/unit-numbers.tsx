import type { Dossier } from '@haicap/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson } from '../../session/as-person.js';
import { t } from '../../text/language.js';
import { officersQuery } from '../dossier/dossier-query.js';
import { counted } from '../today/counters.js';
import { rowsOf, worklistQuery, type DossierPage } from '../worklist/dossier-query.js';
import { searchOf, type Filter } from '../worklist/worklist-view.js';
import { loads } from './loads.js';

const PAGE_MAX = 200;

/** How the unit stands: what is due today, what is late, what is open, and who has how much of it. Every number opens its rows. */
export function UnitNumbers({ unitId }: { unitId: string }) {
  return (
    <section className="counters three-counters" aria-label={t('Đơn vị hôm nay')}>
      <Counter label={t('Hết hạn hôm nay')} tone="gold" filter={{ competentUnitId: unitId, due: 'today' }} />
      <Counter label={t('Quá hạn')} tone="lacquer" filter={{ competentUnitId: unitId, due: 'overdue' }} />
      <Counter label={t('Hết hạn trong 3 ngày')} tone="sky" filter={{ competentUnitId: unitId, due: 'within-3-days' }} />
      <Loads unitId={unitId} />
    </section>
  );
}

function Counter({ label, tone, filter }: { label: string; tone: string; filter: Filter }) {
  const page = useInfiniteQuery(worklistQuery(filter)).data?.pages[0];
  const number = page === undefined ? null : counted(page);
  return (
    <PageLink to={`${PATHS.worklist}?${searchOf(filter)}`} className={`card counter ${number === null || number.count === 0 ? 'calm' : tone}`}>
      <span className="counter-label">{label}</span><span className="n">{number === null ? '…' : `${number.count}${number.more ? '+' : ''}`}</span>
    </PageLink>
  );
}

function Loads({ unitId }: { unitId: string }) {
  const filter: Filter = { competentUnitId: unitId, statusGroup: 'open' };
  const open = useQuery({ queryKey: ['dossiers', searchOf(filter), PAGE_MAX], queryFn: () => askAsPerson<DossierPage>(`/api/v1/dossiers?${searchOf(filter)}&limit=${PAGE_MAX}`), staleTime: 30_000 });
  const officers = useQuery(officersQuery(unitId)).data?.items ?? [];
  if (open.data === undefined) return null;
  const items: readonly Dossier[] = rowsOf({ pages: [open.data], pageParams: [] });
  return (
    <details className="card pad loads">
      <summary>{t('Đang mở theo người giữ')}{open.data.nextCursor === undefined ? '' : ` (${t('trong {{count}} hồ sơ gần hạn nhất', { count: PAGE_MAX })})`}</summary>
      <table className="rows text">
        <thead><tr><th scope="col">{t('Người giữ')}</th><th scope="col">{t('Đang mở')}</th><th scope="col">{t('Quá hạn')}</th></tr></thead>
        <tbody>{loads(items, Date.now()).map(({ assigneeId, count, late }) => (
          <tr key={assigneeId ?? ''}><td>{assigneeId === null ? t('Chưa giao') : (officers.find(({ officerId }) => officerId === assigneeId)?.fullName ?? t('Người của đơn vị khác'))}</td><td>{count}</td><td>{late}</td></tr>
        ))}</tbody>
      </table>
    </details>
  );
}
