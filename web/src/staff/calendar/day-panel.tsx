import { useState, type FormEvent } from 'react';
import { showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { Field } from '../settings/field.js';
import { KIND_WORDS, wordsOf } from './day-words.js';
import { isWeekend, type CalendarDay, type DayKind } from './year.js';

interface DayPanelProps {
  readonly date: string;
  readonly day: CalendarDay | undefined;
  readonly mayChange: boolean;
  readonly isEdited: boolean;
  readonly onChange: (day: CalendarDay | null) => void;
}

/** One day: what it is and why, and what it is to become. */
export function DayPanel({ date, day, mayChange, isEdited, onChange }: DayPanelProps) {
  return (
    <section className="card pad stack" aria-label={showWeekday(date)}>
      <div>
        <h2>{showWeekday(date)}</h2>
        <p className="small muted">{wordsOf(day, isWeekend(date))}{isEdited && <> · <b>{t('chưa công bố')}</b></>}</p>
      </div>
      {mayChange && <DayForm key={JSON.stringify(day ?? null)} date={date} day={day} onChange={onChange} />}
    </section>
  );
}

const KINDS: readonly DayKind[] = ['holiday', 'compensatory', 'swap-off', 'swap-work'];
/** A weekday is taken off, a weekend day is worked; a holiday may fall on either. */
const fits = (kind: DayKind, weekend: boolean) => (kind === 'swap-work' ? weekend : kind !== 'swap-off' || !weekend);

function DayForm({ date, day, onChange }: Pick<DayPanelProps, 'date' | 'day' | 'onChange'>) {
  const weekend = isWeekend(date);
  const [kind, setKind] = useState<DayKind | ''>(day?.kind ?? '');
  const [basis, setBasis] = useState(day?.basis ?? '');
  const [official, setOfficial] = useState(day?.status !== 'proposed');
  const [enabled, setEnabled] = useState(day?.enabled ?? true);
  const [own, setOwn] = useState(day?.scope === 'province');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(kind === '' ? null : { date, kind, basis: basis.trim(), status: official ? 'official' : 'proposed', enabled, scope: own ? 'province' : 'nation' });
  };
  return (
    <form className="fields" onSubmit={submit}>
      <Field label={t('Ngày này là')}>
        {(ids) => (
          <select {...ids} value={kind} onChange={(event) => setKind(event.target.value as DayKind | '')}>
            <option value="">{weekend ? t('Nghỉ cuối tuần như thường') : t('Ngày làm việc như thường')}</option>
            {KINDS.filter((one) => fits(one, weekend)).map((one) => <option key={one} value={one}>{KIND_WORDS[one]}</option>)}
          </select>
        )}
      </Field>
      {kind !== '' && (
        <>
          <Field label={t('Căn cứ')} hint={t('Luật, thông báo hoặc quyết định, như người dân sẽ đọc.')}>{(ids) => <textarea {...ids} rows={2} required maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />}</Field>
          <label className="check"><input type="checkbox" checked={official} onChange={(event) => setOfficial(event.target.checked)} />{t('Đã có văn bản chính thức')}</label>
          <label className="check"><input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />{t('Tính khi xác định ngày hẹn')}</label>
          <label className="check"><input type="checkbox" checked={own} onChange={(event) => setOwn(event.target.checked)} />{t('Chỉ riêng tỉnh này')}</label>
        </>
      )}
      <button type="submit" className="btn small">{t('Ghi vào bản sửa')}</button>
    </form>
  );
}
