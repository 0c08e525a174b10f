import type { LocalDate } from '@haicap/kernel';
import { useRef, type KeyboardEvent } from 'react';
import { localDayOf, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { KIND_WORDS, looksOf, wordsOf } from './day-words.js';
import { isWeekend, movedBy, weeksOf, type CalendarDay, type Edits } from './year.js';

const MONTHS = Array.from({ length: 12 }, (_none, index) => index + 1);
const WEEKDAYS = [t('T2'), t('T3'), t('T4'), t('T5'), t('T6'), t('T7'), t('CN')];

interface YearViewProps {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly edits: Edits;
  readonly chosen: string | null;
  readonly onChoose: (date: string) => void;
}

/** The whole year in one look. One stop of the Tab key; the arrows walk through it. */
export function YearView({ year, days, edits, chosen, onChoose }: YearViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const today = localDayOf(new Date());
  const first = chosen !== null && chosen.startsWith(`${year}-`) ? chosen : today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const byDate = new Map(days.map((day) => [day.date, day]));
  const walk = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset['date'];
    const to = from === undefined ? null : movedBy(from as LocalDate, event.key);
    if (to === null) return;
    event.preventDefault();
    root.current?.querySelector<HTMLButtonElement>(`[data-date="${to}"]`)?.focus();
  };
  const cell = (date: LocalDate) => {
    const day = byDate.get(date);
    const weekend = isWeekend(date);
    const more = [...(edits.has(date) ? ['edited'] : []), ...(date === today ? ['today'] : [])];
    return (
      <button type="button" data-date={date} tabIndex={date === first ? 0 : -1} className={[looksOf(day, weekend), ...more].join(' ')} aria-pressed={date === chosen}
        aria-label={`${showWeekday(date)}: ${wordsOf(day, weekend)}${edits.has(date) ? `, ${t('chưa công bố')}` : ''}`} onClick={() => onChoose(date)}>
        {Number(date.slice(8))}
      </button>
    );
  };
  return (
    <div className="year" ref={root} onKeyDown={walk}>
      {MONTHS.map((month) => (
        <section key={month} className="month" aria-label={t('Tháng {{month}}', { month })}>
          <h3>{t('Tháng {{month}}', { month })}</h3>
          <table>
            <thead><tr>{WEEKDAYS.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{weeksOf(year, month).map((week) => <tr key={week.find((date) => date !== null)}>{week.map((date, index) => <td key={date ?? index}>{date !== null && cell(date)}</td>)}</tr>)}</tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

export function YearLegend() {
  return (
    <p className="year-legend">
      <span><i className="day off" aria-hidden="true" />{KIND_WORDS.holiday}</span>
      <span><i className="day off soft" aria-hidden="true" />{KIND_WORDS.compensatory}, {KIND_WORDS['swap-off']}</span>
      <span><i className="day made-up" aria-hidden="true" />{KIND_WORDS['swap-work']}</span>
      <span><i className="day off soft proposed" aria-hidden="true" />{t('Dự kiến')}</span>
      <span><i className="day edited" aria-hidden="true" />{t('Đã sửa, chưa công bố')}</span>
    </p>
  );
}
