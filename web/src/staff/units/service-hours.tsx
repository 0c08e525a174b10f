import type { lookUpServiceHours, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { minutesOf, sessionWords, workedMinutes } from './hours.js';

type Hours = RpcReply<typeof lookUpServiceHours>;
const WORKING_DAY_MINUTES = 480;

/** When the unit is open. The working day keeps its eight hours, so only the hour of an appointment moves. */
export function ServiceHours({ unitId, mayChange }: { unitId: string; mayChange: boolean }) {
  const path = `/api/v1/units/${unitId}/service-hours`;
  const hours = useQuery({ queryKey: ['service-hours', unitId], queryFn: () => ask<Hours>(path) });
  return (
    <section className="card pad stack" aria-label={t('Giờ làm việc')}>
      <h2>{t('Giờ làm việc')}</h2>
      <QueryStates query={hours} waiting={t('Đang tải…')}>
        {(data) => (
          <>
            {data.periods.length === 0 && <p className="muted">{t('Theo giờ chung của tỉnh.')}</p>}
            <ul className="plain stack">
              {data.periods.map(({ validFrom, validTo, morning, afternoon, saturday, decision }) => (
                <li key={validFrom}><b>{sessionWords(morning)}, {sessionWords(afternoon)}</b>{saturday !== null && ` · ${t('sáng thứ Bảy')} ${sessionWords(saturday)}`}<p className="small muted">{t('từ {{day}}', { day: showDay(validFrom) })}{validTo !== null && ` ${t('đến hết {{day}}', { day: showDay(validTo) })}`} · {decision}</p></li>
              ))}
            </ul>
            {mayChange && <details><summary>{t('Đặt giờ từ một ngày')}</summary><SetHours key={data.version} path={path} version={data.version} onSet={() => void hours.refetch()} /></details>}
          </>
        )}
      </QueryStates>
    </section>
  );
}

const USUAL = ['07:00', '11:30', '13:30', '17:00'] as const;
const LABELS = [t('Sáng từ'), t('Sáng đến'), t('Chiều từ'), t('Chiều đến')];

function SetHours({ path, version, onSet }: { path: string; version: number; onSet: () => void }) {
  const today = localDayOf(new Date());
  const [validFrom, setValidFrom] = useState(today);
  const [times, setTimes] = useState<readonly [string, string, string, string]>(USUAL);
  const [decision, setDecision] = useState('');
  const writing = useWriting();
  const worked = workedMinutes(times);
  const isRight = worked === WORKING_DAY_MINUTES;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isRight) return;
    const [a, b, c, d] = times.map(minutesOf);
    if ((await writing.run<Hours>({ method: 'POST', path, body: { expectedVersion: version, validFrom, morning: [a, b], afternoon: [c, d], decision: decision.trim() } })) !== undefined) onSet();
  };
  return (
    <form className="fields two" onSubmit={(event) => void submit(event)}>
      {LABELS.map((label, index) => <Field key={label} label={label}>{(ids) => <input {...ids} type="time" required value={times[index]} onChange={(event) => setTimes(times.map((time, at) => (at === index ? event.target.value : time)) as unknown as typeof times)} />}</Field>)}
      <Field label={t('Từ ngày')}>{(ids) => <input {...ids} type="date" required min={today} value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />}</Field>
      <Field label={t('Số và ngày quyết định')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={decision} onChange={(event) => setDecision(event.target.value)} />}</Field>
      <p className={isRight ? 'small muted' : 'small gold'} role="status">{isRight ? t('Đủ 8 giờ.') : t('Hai buổi nối tiếp nhau phải đủ 8 giờ.')}</p>
      <div className="bar"><button type="submit" className="btn" disabled={writing.busy}>{t('Đặt giờ')}</button><ProblemLine problem={writing.problem} /></div>
    </form>
  );
}
