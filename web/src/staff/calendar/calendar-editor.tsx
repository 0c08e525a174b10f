import { useState } from 'react';
import { saveFile } from '../../save-file.js';
import { t } from '../../text/language.js';
import { DayPanel } from './day-panel.js';
import { PublishCalendar } from './publish-calendar.js';
import { SwapDays } from './swap-days.js';
import { YearLegend, YearView } from './year-view.js';
import { csvOf, edited, withEdits, workingDays, type CalendarDay, type CalendarYear, type Edits } from './year.js';

interface CalendarEditorProps {
  readonly calendar: CalendarYear;
  readonly mayChange: boolean;
  readonly chosen: string | null;
  readonly onChoose: (date: string) => void;
  readonly onChanged: () => void;
}

/** The year beside what is done with a day of it. Changes wait here until they are published together, by one decision. */
export function CalendarEditor({ calendar, mayChange, chosen, onChoose, onChanged }: CalendarEditorProps) {
  const { year, days } = calendar;
  const [edits, setEdits] = useState<Edits>(new Map());
  const shown = withEdits(days, edits);
  const change = (date: string, day: CalendarDay | null) => setEdits((before) => edited(days, before, date, day));
  return (
    <div className="two-thirds">
      <section className="card pad stack" aria-label={t('Lịch năm {{year}}', { year })}>
        <div className="top">
          <h2>{t('{{count}} ngày làm việc', { count: workingDays(year, shown) })} <StandingTag calendar={calendar} /></h2>
          <button type="button" className="btn small" onClick={() => saveFile(`lich-${year}.csv`, `\uFEFF${csvOf(shown)}`, 'text/csv')}>{t('Tải lịch (CSV)')}</button>
        </div>
        <YearLegend />
        <YearView year={year} days={shown} edits={edits} chosen={chosen} onChoose={onChoose} />
      </section>
      <div className="aside sticky">
        {chosen !== null && chosen.startsWith(`${year}-`) && <DayPanel key={chosen} date={chosen} day={shown.find(({ date }) => date === chosen)} mayChange={mayChange} isEdited={edits.has(chosen)} onChange={(day) => change(chosen, day)} />}
        {mayChange && <SwapDays key={year} year={year} onSwap={(pair) => { for (const day of pair) change(day.date, day); onChoose(pair[1].date); }} />}
        {mayChange && <PublishCalendar calendar={calendar} edits={edits} onDrop={(date) => change(date, days.find((day) => day.date === date) ?? null)} onPublished={() => { setEdits(new Map()); onChanged(); }} onStale={onChanged} />}
      </div>
    </div>
  );
}

function StandingTag({ calendar: { status } }: { calendar: CalendarYear }) {
  if (status === 'official') return <span className="tag ok">{t('Chính thức')}</span>;
  return status === 'proposed' ? <span className="tag due">{t('Có ngày dự kiến')}</span> : <span className="tag wait">{t('Chưa công bố, đang tính theo luật')}</span>;
}
