import { useState, type FormEvent } from 'react';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { SWAP_FAULTS } from './day-words.js';
import { swapped, type CalendarDay, type SwapFault } from './year.js';

/** A working day off, and the weekend day on which it is made up. */
export function SwapDays({ year, onSwap }: { year: number; onSwap: (pair: readonly [CalendarDay, CalendarDay]) => void }) {
  const [off, setOff] = useState('');
  const [work, setWork] = useState('');
  const [basis, setBasis] = useState('');
  const [fault, setFault] = useState<SwapFault | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pair = swapped(year, off, work, basis);
    if (typeof pair === 'string') return setFault(pair);
    setFault(null);
    setOff('');
    setWork('');
    onSwap(pair);
  };
  return (
    <section className="card pad stack" aria-label={t('Hoán đổi ngày làm việc')}>
      <h2>{t('Hoán đổi ngày làm việc')}</h2>
      <form className="fields" onSubmit={submit} noValidate>
        <Field label={t('Nghỉ ngày')}>{(ids) => <input {...ids} type="date" min={`${year}-01-01`} max={`${year}-12-31`} value={off} onChange={(event) => setOff(event.target.value)} />}</Field>
        <Field label={t('Làm bù ngày')}>{(ids) => <input {...ids} type="date" min={`${year}-01-01`} max={`${year}-12-31`} value={work} onChange={(event) => setWork(event.target.value)} />}</Field>
        <Field label={t('Căn cứ hoán đổi')}>{(ids) => <input {...ids} maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />}</Field>
        {fault !== null && <p role="alert" className="gold small">{SWAP_FAULTS[fault]}</p>}
        <button type="submit" className="btn small">{t('Hoán đổi')}</button>
      </form>
    </section>
  );
}
