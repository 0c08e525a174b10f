import type { listUnitSuccessions, lookUpUnit, RpcReply, Unit, UnitSuccession } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Closures } from './closures.js';
import { ServiceHours } from './service-hours.js';
import { dayBefore, lifeWords, SUCCESSION_WORDS } from './unit-words.js';

interface WholeUnitProps {
  readonly unitId: string;
  /** Empty: today. */
  readonly asOf: string;
  readonly mayChange: boolean;
  readonly onOpen: (unitId: string, asOf: string) => void;
}

/** A unit as it stands on a day, where it came from and what became of it. */
export function WholeUnit({ unitId, asOf, mayChange, onOpen }: WholeUnitProps) {
  const path = `/api/v1/units/${unitId}`;
  const unit = useQuery({ queryKey: ['unit', unitId, asOf], queryFn: () => ask<RpcReply<typeof lookUpUnit>>(`${path}${asOf === '' ? '' : `?asOf=${asOf}`}`) });
  return (
    <div className="aside">
      <QueryStates query={unit} waiting={t('Đang tải đơn vị…')}>
        {(data) => (
          <>
            <section className="card pad stack" aria-label={data.fullName}>
              <div className="top"><h2>{data.fullName}</h2>{asOf !== '' && asOf !== localDayOf(new Date()) && <span className="tag wait">{t('Ngày {{day}}', { day: showDay(asOf) })}</span>}</div>
              <Facts unit={data} />
              <Lineage unitId={unitId} onOpen={onOpen} />
            </section>
            {data.validTo === null && <Closures unitId={unitId} mayChange={mayChange} />}
            {data.validTo === null && <ServiceHours unitId={unitId} mayChange={mayChange} />}
          </>
        )}
      </QueryStates>
    </div>
  );
}

function Facts({ unit }: { unit: Unit }) {
  const { code, provinceName, agencyCode } = unit;
  return (
    <dl className="facts">
      <dt>{t('Mã đơn vị')}</dt><dd>{code === '' ? t('không có trong danh mục') : code}</dd>
      <dt>{t('Thuộc')}</dt><dd>{provinceName}</dd>
      <dt>{t('Tồn tại')}</dt><dd>{lifeWords(unit)}</dd>
      {agencyCode !== null && <><dt>{t('Mã định danh')}</dt><dd>{agencyCode.code}{agencyCode.provisional && ` (${t('tạm')})`}</dd></>}
    </dl>
  );
}

type Successions = RpcReply<typeof listUnitSuccessions>;

function Lineage({ unitId, onOpen }: { unitId: string; onOpen: WholeUnitProps['onOpen'] }) {
  const lineage = useQuery({
    queryKey: ['unit-lineage', unitId],
    queryFn: async () => {
      const [before, after] = await Promise.all([ask<Successions>(`/api/v1/units/${unitId}/ancestors?limit=100`), ask<Successions>(`/api/v1/units/${unitId}/successors?limit=100`)]);
      return { before: before.items, after: after.items };
    },
  });
  return (
    <QueryStates query={lineage} waiting={t('Đang tải lịch sử…')}>
      {({ before, after }) => (
        <>
          <h3>{t('Lịch sử')}</h3>
          {before.length + after.length === 0 && <p className="muted">{t('Chưa đổi từ khi có số liệu.')}</p>}
          <ul className="timeline">
            {before.map((one) => <Change key={`${one.fromUnitId} ${one.kind}`} change={one} name={one.fromDistrictName === null ? one.fromFullName : `${one.fromFullName}, ${one.fromDistrictName}`} words={t('Tiền thân')} onOpen={() => onOpen(one.fromUnitId, dayBefore(one.effectiveOn))} />)}
            {after.map((one) => <Change key={`${one.toUnitId} ${one.kind}`} change={one} name={one.toFullName} words={t('Kế thừa')} onOpen={() => onOpen(one.toUnitId, '')} />)}
          </ul>
        </>
      )}
    </QueryStates>
  );
}

function Change({ change: { kind, effectiveOn, legalBasis }, name, words, onOpen }: { change: UnitSuccession; name: string; words: string; onOpen: () => void }) {
  return (
    <li>
      <span className="plain-tag">{words}</span> <button type="button" className="link" onClick={onOpen}>{name}</button>
      <p className="small muted">{SUCCESSION_WORDS[kind]} · {showDay(effectiveOn)} · {legalBasis}</p>
    </li>
  );
}
