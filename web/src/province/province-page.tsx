import { useEffect, useState } from 'react';
import { ProblemNotice } from '../problem-notice.js';
import { localDayOf, periodStart, showDay, showTime, showWeekday } from '../text/dates.js';
import { useLiveFigures, useProvince, useSummary, useUnitFigures } from './figures-query.js';
import { ThreeNumbers } from './three-numbers.js';
import { UnitPanel } from './unit-panel.js';
import { UnitsSection } from './units-section.js';

type Period = Parameters<typeof periodStart>[0];
const PERIODS: readonly (readonly [Period, string, string])[] = [
  ['day', 'Hôm nay', 'hôm nay'], ['week', '7 ngày', '7 ngày qua'], ['month', 'Tháng này', 'tháng này'], ['year', 'Năm nay', 'từ đầu năm'],
];

export function ProvincePage() {
  const [period, setPeriod] = useState<Period>('day');
  const [selected, setSelected] = useState<string | null>(null);
  const today = useToday();
  const from = periodStart(period, today);
  const province = useProvince();
  const summary = useSummary(from, today);
  const units = useUnitFigures(from, today);
  const { live, changed } = useLiveFigures();

  const periodWords = PERIODS.find(([key]) => key === period)?.[2] ?? '';
  const name = province.data?.name ?? '';
  useEffect(() => { document.title = name === '' ? 'HaiCap' : `${name}, ${periodWords} · HaiCap`; }, [name, periodWords]);
  const selectedRow = units.data?.items.find((row) => row.key === selected);

  return (
    <>
      <div className="top page-top">
        <div>
          <p className="muted small">
            {showWeekday(today)}
            {summary.data !== undefined && <> · số liệu đến {showTime(summary.data.computedAt)}</>}
            {' · '}<span className={live ? 'jade' : 'gold'} role="status">{live ? '● cập nhật trực tiếp' : '○ đang nối lại, hỏi lại mỗi 15 giây'}</span>
          </p>
          <h1>{name === '' ? 'Toàn tỉnh' : name}, {periodWords}</h1>
        </div>
        <div className="seg" role="group" aria-label="Kỳ số liệu">
          {PERIODS.map(([key, label]) => <button key={key} type="button" aria-pressed={period === key} onClick={() => setPeriod(key)}>{label}</button>)}
        </div>
      </div>

      {summary.isError && <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <section className="card three waiting" aria-busy="true"><p className="muted" role="status">Đang tải số liệu…</p></section>}
      {summary.data !== undefined && <ThreeNumbers figures={summary.data.figures} asOfWords={`đến hết ngày ${showDay(summary.data.asOf)}`} />}
      {selectedRow !== undefined && <UnitPanel row={selectedRow} from={from} asOf={today} onClose={() => setSelected(null)} />}
      <UnitsSection units={units} periodWords={periodWords} changed={changed} selected={selected} onSelect={setSelected} />
    </>
  );
}

/** The day in Việt Nam; turns over while the page stays open on a wall. */
function useToday(): string {
  const [today, setToday] = useState(() => localDayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(localDayOf(new Date())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
