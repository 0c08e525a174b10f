import { useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { showDay, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { wordsOf } from './day-words.js';
import { faultsOf } from './plan-faults.js';
import { isWeekend, withEdits, type CalendarYear, type Edits } from './year.js';

interface PublishCalendarProps {
  readonly calendar: CalendarYear;
  readonly edits: Edits;
  readonly onDrop: (date: string) => void;
  readonly onPublished: () => void;
  readonly onStale: () => void;
}

/** Publishes the year as it stands on the screen, or as a file says it, by the number of a decision. */
export function PublishCalendar({ calendar, edits, onDrop, onPublished, onStale }: PublishCalendarProps) {
  const { year, version } = calendar;
  const [decision, setDecision] = useState('');
  const [csv, setCsv] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [said, setSaid] = useState('');
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const publish = async () => {
    const content = csv === null ? { days: withEdits(calendar.days, edits) } : { csv: csv.text };
    const done = await writing.run<CalendarYear>({ method: 'POST', path: `/api/v1/calendar/${year}/publications`, body: { expectedVersion: version, document: decision.trim(), ...content } });
    if (done === undefined) return;
    setSaid(t('Đã công bố lịch năm {{year}}. Ngày hẹn của hồ sơ đang mở được tính thử trong vài giây, xem ở phần dưới.', { year }));
    setDecision('');
    setCsv(null);
    onPublished();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaid('');
    ask({
      title: t('Công bố lịch năm {{year}}?', { year }), yes: t('Công bố'), no: t('Chưa công bố'), onYes: publish,
      consequence: t('Hồ sơ nhận từ lúc này được hẹn theo lịch mới, ở mọi đơn vị của tỉnh. Ngày hẹn của hồ sơ đang mở chưa đổi cho đến khi bạn tính lại và áp dụng.'),
    });
  };
  const nothing = edits.size === 0 && csv === null;
  return (
    <section className="card pad stack" aria-label={t('Công bố lịch')}>
      <h2>{edits.size === 0 ? t('Công bố lịch') : t('{{count}} thay đổi chưa công bố', { count: edits.size })}</h2>
      <Changes edits={edits} onDrop={onDrop} />
      <form className="fields" onSubmit={submit}>
        <ChooseCsv chosen={csv} onChoose={setCsv} />
        <Field label={t('Số và ngày văn bản')} hint={t('Ví dụ: Thông báo 6150/TB-BLĐTBXH ngày 03/12/2025')}>{(ids) => <input {...ids} required minLength={3} maxLength={200} value={decision} onChange={(event) => setDecision(event.target.value)} />}</Field>
        <button type="submit" className="btn primary" disabled={writing.busy || nothing}>{writing.busy ? t('Đang công bố…') : t('Công bố lịch năm {{year}}', { year })}</button>
        {nothing && <p className="small muted">{t('Sửa một ngày, hoán đổi ngày hoặc chọn tệp CSV rồi công bố.')}</p>}
        <ProblemLine problem={writing.problem}>
          {writing.problem?.code === 'CALENDAR_STALE' && <button type="button" className="link" onClick={onStale}>{t('Tải lịch mới, giữ các thay đổi của tôi')}</button>}
          <ul className="plain small">{faultsOf(writing.problem).map(({ key, words }) => <li key={key}>{words}</li>)}</ul>
        </ProblemLine>
        <p role="status" className="small jade">{said}</p>
      </form>
      {dialog}
    </section>
  );
}

function Changes({ edits, onDrop }: Pick<PublishCalendarProps, 'edits' | 'onDrop'>) {
  const sorted = [...edits].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <ul className="plain">
      {sorted.map(([date, day]) => (
        <li key={date} className="top small">
          <span><b>{showDay(date)}</b> {wordsOf(day ?? undefined, isWeekend(date))}</span>
          <button type="button" className="link" aria-label={t('Bỏ thay đổi {{day}}', { day: showWeekday(date) })} onClick={() => onDrop(date)}>{t('Bỏ')}</button>
        </li>
      ))}
    </ul>
  );
}

function ChooseCsv({ chosen, onChoose }: { chosen: { readonly name: string } | null; onChoose: (file: { readonly name: string; readonly text: string } | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async ({ target: { files } }: ChangeEvent<HTMLInputElement>) => {
    const [file] = files ?? [];
    onChoose(file === undefined ? null : { name: file.name, text: (await file.text()).replace(/^\uFEFF/, '') });
  };
  const drop = () => {
    if (input.current !== null) input.current.value = '';
    onChoose(null);
  };
  return (
    <Field label={t('Hoặc cả năm từ tệp CSV')} hint={t('Cột: date,kind,scope,status,enabled,basis. Tệp thay cho mọi ngày của năm.')}>
      {(ids) => <>
        <input {...ids} ref={input} type="file" accept=".csv" onChange={(event) => void choose(event)} />
        {chosen !== null && <p className="small">{t('Sẽ công bố theo tệp {{name}}.', { name: chosen.name })} <button type="button" className="link" onClick={drop}>{t('Bỏ tệp')}</button></p>}
      </>}
    </Field>
  );
}
