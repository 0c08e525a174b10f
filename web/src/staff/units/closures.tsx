import type { listUnitClosures, RpcReply, UnitClosure } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../api/client.js';
import { QueryStates } from '../../frame/query-states.js';
import { useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Recalculations } from '../recalculation/recalculations.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';

/** Days on which the unit does not work, by decision, and what they do to its appointments. */
export function Closures({ unitId, mayChange }: { unitId: string; mayChange: boolean }) {
  const path = `/api/v1/units/${unitId}/closures`;
  const closures = useQuery({ queryKey: ['unit-closures', unitId], queryFn: () => ask<RpcReply<typeof listUnitClosures>>(`${path}?limit=50`) });
  const refresh = () => void closures.refetch();
  return (
    <section className="card pad stack" aria-label={t('Ngày ngừng làm việc')}>
      <h2>{t('Ngày ngừng làm việc')}</h2>
      <QueryStates query={closures} waiting={t('Đang tải…')}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="muted">{t('Không có. Ghi khi đơn vị đóng cửa vì bão, lũ theo quyết định.')}</p>}
            <ul className="plain stack">{items.map((one) => <OneClosure key={one.closureId} closure={one} path={path} mayChange={mayChange} onChanged={refresh} />)}</ul>
            {mayChange && items.length > 0 && <Recalculations mayChange={mayChange} reasonCode="unit-closure" document={items[0]?.decision ?? ''} unitId={unitId} />}
          </>
        )}
      </QueryStates>
      {mayChange && <details><summary>{t('Ghi ngày ngừng làm việc')}</summary><AddClosure path={path} onAdded={refresh} /></details>}
    </section>
  );
}

function OneClosure({ closure: { closureId, version, fromDay, toDay, decision, reason, withdrawnAt }, path, mayChange, onChanged }: { closure: UnitClosure; path: string; mayChange: boolean; onChanged: () => void }) {
  const [by, setBy] = useState('');
  const writing = useWriting();
  const withdraw = async (event: FormEvent) => {
    event.preventDefault();
    if ((await writing.run<UnitClosure>({ method: 'POST', path: `${path}/${closureId}/withdrawal`, body: { decision: by.trim() }, version })) !== undefined) onChanged();
  };
  return (
    <li className="part">
      <p><b>{t('{{from}} đến {{to}}', { from: showDay(fromDay), to: showDay(toDay) })}</b> · {reason} <span className="muted small">{decision}</span> {withdrawnAt !== null && <span className="plain-tag">{t('đã bỏ')}</span>}</p>
      {mayChange && withdrawnAt === null && (
        <details>
          <summary>{t('Bỏ, đơn vị vẫn làm việc')}</summary>
          <form className="filters" onSubmit={(event) => void withdraw(event)}>
            <Field className="grow" label={t('Theo quyết định')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={by} onChange={(event) => setBy(event.target.value)} />}</Field>
            <button type="submit" className="btn small" disabled={writing.busy}>{t('Bỏ ngày ngừng')}</button>
            <ProblemLine problem={writing.problem} />
          </form>
        </details>
      )}
    </li>
  );
}

function AddClosure({ path, onAdded }: { path: string; onAdded: () => void }) {
  const today = localDayOf(new Date());
  const [fromDay, setFromDay] = useState(today);
  const [toDay, setToDay] = useState(today);
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await writing.run<UnitClosure>({ method: 'POST', path, body: { fromDay, toDay, decision: decision.trim(), reason: reason.trim() } })) === undefined) return;
    setDecision('');
    setReason('');
    onAdded();
  };
  return (
    <form className="fields two" onSubmit={(event) => void submit(event)}>
      <Field label={t('Từ ngày')}>{(ids) => <input {...ids} type="date" required value={fromDay} onChange={(event) => setFromDay(event.target.value)} />}</Field>
      <Field label={t('Đến hết ngày')}>{(ids) => <input {...ids} type="date" required min={fromDay} value={toDay} onChange={(event) => setToDay(event.target.value)} />}</Field>
      <Field label={t('Vì sao ngừng')}>{(ids) => <input {...ids} required minLength={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <Field label={t('Số và ngày quyết định')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={decision} onChange={(event) => setDecision(event.target.value)} />}</Field>
      <div className="bar"><button type="submit" className="btn" disabled={writing.busy}>{t('Ghi ngày ngừng')}</button><ProblemLine problem={writing.problem} /></div>
    </form>
  );
}
