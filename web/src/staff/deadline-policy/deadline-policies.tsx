import type { DeadlinePolicy, lookUpDeadlinePolicy, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { readWarnings, warningWords } from './warnings.js';

/** What the province sets for all deadlines: when officers are warned, how often an appointment is extended. */
export function DeadlinePolicies({ mayChange }: { mayChange: boolean }) {
  const policies = useQuery({ queryKey: ['deadline-policy'], queryFn: () => askAsPerson<RpcReply<typeof lookUpDeadlinePolicy>>('/api/v1/deadline-policy') });
  return (
    <section className="card pad stack" aria-label={t('Quy định về thời hạn')}>
      <h2>{t('Quy định về thời hạn')}</h2>
      <QueryStates query={policies} waiting={t('Đang tải quy định…')}>
        {({ current, all }) => (
          <>
            <Policy policy={current} />
            {all.length > 1 && <details><summary>{t('Các quy định trước và sau ({{count}})', { count: all.length - 1 })}</summary>{all.filter(({ validFrom }) => validFrom !== current.validFrom).map((one) => <Policy key={one.validFrom} policy={one} />)}</details>}
            {mayChange && <details><summary>{t('Đặt quy định mới')}</summary><PolicyForm key={current.validFrom} current={current} onSet={() => void policies.refetch()} /></details>}
          </>
        )}
      </QueryStates>
    </section>
  );
}

function Policy({ policy: { validFrom, warnBeforeMinutes, extensionsMax, extensionOpensDaysBefore, calendarDaysSkipHolidays, basis } }: { policy: DeadlinePolicy }) {
  return (
    <dl className="facts">
      <dt>{t('Áp dụng từ')}</dt><dd>{showDay(validFrom)}</dd>
      <dt>{t('Nhắc cán bộ trước hạn')}</dt><dd>{warnBeforeMinutes.length === 0 ? t('không nhắc') : warnBeforeMinutes.map(warningWords).join(', ')}</dd>
      <dt>{t('Được gia hạn')}</dt><dd>{t('nhiều nhất {{count}} lần, đề nghị từ {{days}} ngày trước hạn', { count: extensionsMax, days: extensionOpensDaysBefore })}</dd>
      <dt>{t('Thời hạn theo ngày')}</dt><dd>{calendarDaysSkipHolidays ? t('không tính ngày nghỉ lễ') : t('tính cả ngày nghỉ lễ')}</dd>
      <dt>{t('Căn cứ')}</dt><dd>{basis}</dd>
    </dl>
  );
}

function PolicyForm({ current, onSet }: { current: DeadlinePolicy; onSet: () => void }) {
  const today = localDayOf(new Date());
  const [validFrom, setValidFrom] = useState(today);
  const [hours, setHours] = useState(current.warnBeforeMinutes.map((minutes) => minutes / 60).join(', '));
  const [extensionsMax, setExtensionsMax] = useState(current.extensionsMax);
  const [opens, setOpens] = useState(current.extensionOpensDaysBefore);
  const [skips, setSkips] = useState(current.calendarDaysSkipHolidays);
  const [basis, setBasis] = useState('');
  const writing = useWriting();
  const warnings = readWarnings(hours);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (warnings === null) return;
    const body = { validFrom, warnBeforeMinutes: warnings, extensionsMax, extensionOpensDaysBefore: opens, calendarDaysSkipHolidays: skips, basis: basis.trim() };
    if ((await writing.run<DeadlinePolicy>({ method: 'POST', path: '/api/v1/deadline-policy', body })) !== undefined) onSet();
  };
  return (
    <form className="fields two" onSubmit={(event) => void submit(event)}>
      <Field label={t('Áp dụng từ ngày')}>{(ids) => <input {...ids} type="date" min={today} required value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
      <Field label={t('Nhắc trước, giờ làm việc')} hint={t('Nhiều mốc cách nhau bằng dấu phẩy; 8 giờ là một ngày làm việc.')} fault={warnings === null ? t('Ghi nhiều nhất năm số giờ.') : undefined}>{(ids) => <input {...ids} inputMode="numeric" value={hours} onChange={(event) => setHours(event.target.value)} />}</Field>
      <Field label={t('Số lần gia hạn nhiều nhất')}>{(ids) => <input {...ids} type="number" min={0} max={5} value={extensionsMax} onChange={(event) => setExtensionsMax(Number(event.target.value))} />}</Field>
      <Field label={t('Đề nghị gia hạn từ mấy ngày trước hạn')}>{(ids) => <input {...ids} type="number" min={0} max={30} value={opens} onChange={(event) => setOpens(Number(event.target.value))} />}</Field>
      <Field label={t('Căn cứ của quy định')}>{(ids) => <input {...ids} required minLength={3} maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />}</Field>
      <label className="check"><input type="checkbox" checked={skips} onChange={(event) => setSkips(event.target.checked)} />{t('Thời hạn theo ngày không tính ngày nghỉ lễ')}</label>
      <div className="bar"><button type="submit" className="btn primary" disabled={writing.busy}>{t('Đặt quy định')}</button><ProblemLine problem={writing.problem} /></div>
    </form>
  );
}
