import type { listUnits, RpcReply, UnitLevel } from '@haicap/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { z } from 'zod';
import { ask } from '../../api/client.js';
import { EmptyState } from '../../frame/page-states.js';
import { useView } from '../../frame/view.js';
import { ProblemNotice } from '../../problem-notice.js';
import { administers } from '../../session/permissions.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { SettingsPage } from '../settings/settings-page.js';
import { LEVEL_WORDS, lifeWords } from './unit-words.js';
import { WholeUnit } from './whole-unit.js';

type Units = RpcReply<typeof listUnits>;
const LEVELS = Object.keys(LEVEL_WORDS) as UnitLevel[];
const view = z.object({
  q: z.string().catch(''), cap: z.enum(['province', 'district', 'commune', 'department']).catch('commune'), ngay: z.iso.date().or(z.literal('')).catch(''), dv: z.uuid().or(z.literal('')).catch(''),
});
type View = z.infer<typeof view>;

/** Units with their history: found by any name they ever had, as they stood on a day. */
export function UnitsPage() {
  const [wanted, change] = useView(view);
  return (
    <SettingsPage title={t('Đơn vị')} lead={t('Tìm theo tên hiện nay hoặc tên cũ, không cần dấu. Chọn một ngày để xem các đơn vị của ngày đó.')}>
      {(account) => (
        <div className="one-third">
          <section className="card pad stack" aria-label={t('Tìm đơn vị')}>
            <Field label={t('Tên đơn vị')}>{(ids) => <input {...ids} type="search" autoComplete="off" spellCheck={false} placeholder={t('ví dụ: hac thanh')} value={wanted.q} onChange={(event) => change({ q: event.target.value })} />}</Field>
            <div className="filters">
              <Field label={t('Cấp')}>{(ids) => <select {...ids} value={wanted.cap} onChange={(event) => change({ cap: event.target.value as UnitLevel })}>{LEVELS.map((level) => <option key={level} value={level}>{LEVEL_WORDS[level]}</option>)}</select>}</Field>
              <Field label={t('Vào ngày')}>{(ids) => <input {...ids} type="date" value={wanted.ngay} onChange={(event) => change({ ngay: event.target.value })} />}</Field>
            </div>
            <Found wanted={wanted} onChoose={(dv) => change({ dv })} />
          </section>
          {wanted.dv === '' ? <div className="card"><EmptyState title={t('Chọn một đơn vị')}>{t('Bạn sẽ thấy đơn vị tiền thân, đơn vị kế thừa theo văn bản nào, ngày ngừng làm việc và giờ làm việc.')}</EmptyState></div>
            : <WholeUnit key={`${wanted.dv} ${wanted.ngay}`} unitId={wanted.dv} asOf={wanted.ngay} mayChange={administers(account)} onOpen={(dv, ngay) => change({ dv, ngay }, 'push')} />}
        </div>
      )}
    </SettingsPage>
  );
}

function Found({ wanted: { q, cap, ngay, dv }, onChoose }: { wanted: View; onChoose: (unitId: string) => void }) {
  const text = useDeferredValue(q.trim());
  const units = useInfiniteQuery({
    queryKey: ['units', text, cap, ngay], initialPageParam: '',
    queryFn: ({ pageParam }) => ask<Units>(`/api/v1/units?${new URLSearchParams({ level: cap, limit: '50', ...(text === '' ? {} : { q: text }), ...(ngay === '' ? {} : { asOf: ngay }), ...(pageParam === '' ? {} : { cursor: pageParam }) }).toString()}`),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (units.isError) return <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />;
  if (units.data === undefined) return <p className="muted" role="status">{t('Đang tải đơn vị…')}</p>;
  const items = units.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('Không có đơn vị nào khớp')}>{t('Thử tên cũ, bớt từ, đổi cấp hoặc ngày.')}</EmptyState>;
  return (
    <>
      <p className="small muted" role="status">{t('{{count}} đơn vị', { count: items.length })}{units.hasNextPage && t(', còn nữa')}</p>
      <ul className="pick">
        {items.map((unit) => (
          <li key={unit.unitId}>
            <button type="button" aria-pressed={unit.unitId === dv} onClick={() => onChoose(unit.unitId)}>
              <b>{unit.fullName}</b>
              <small className="muted">{[unit.code, unit.matchedFormerUnit === undefined ? '' : t('trước là {{name}}', { name: unit.matchedFormerUnit }), unit.validTo === null ? '' : lifeWords(unit)].filter((word) => word !== '').join(' · ')}</small>
            </button>
          </li>
        ))}
      </ul>
      {units.hasNextPage && <button type="button" className="btn small" disabled={units.isFetchingNextPage} onClick={() => void units.fetchNextPage()}>{t('Xem thêm đơn vị')}</button>}
    </>
  );
}
