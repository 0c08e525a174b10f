import { useEffect, useState } from 'react';
import { ProblemNotice } from '../problem-notice.js';
import { localDayOf, periodStart, showDay, showTime, showWeekday } from '../text/dates.js';
import { useLiveFigures, useProvinceName, useSummary, useUnitFigures } from './figures-query.js';
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
  const provinceName = useProvinceName();
  const summary = useSummary(from, today);
  const units = useUnitFigures(from, today);
  const { live, changed } = useLiveFigures();

  const periodWords = PERIODS.find(([key]) => key === period)?.[2] ?? '';
  const name = provinceName.data ?? '';
  useEffect(() => { document.title = name === '' ? 'HaiCap' : `${name}, ${periodWords} · HaiCap`; }, [name, periodWords]);
  const selectedRow = units.data?.items.find((row) => row.key === selected);

  return (
    <>
      <PageHead title={`${name === '' ? 'Toàn tỉnh' : name}, ${periodWords}`} today={today} computedAt={summary.data?.computedAt} live={live} period={period} onPeriod={setPeriod} />
      <SummarySection summary={summary} />
      {selectedRow !== undefined && <UnitPanel row={selectedRow} from={from} asOf={today} onClose={() => setSelected(null)} />}
      <UnitsSection units={units} periodWords={periodWords} changed={changed} selected={selected} onSelect={setSelected} />
    </>
  );
}

function SummarySection({ summary }: { summary: ReturnType<typeof useSummary> }) {
  if (summary.data !== undefined) return <ThreeNumbers figures={summary.data.figures} asOfWords={`đến hết ngày ${showDay(summary.data.asOf)}`} />;
  if (summary.isError) return <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />;
  return <section className="card three waiting" aria-busy="true"><p className="muted" role="status">Đang tải số liệu…</p></section>;
}

interface HeadProps {
  readonly title: string;
  readonly today: string;
  readonly computedAt: string | undefined;
  readonly live: boolean;
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

function PageHead({ title, today, computedAt, live, period, onPeriod }: HeadProps) {
  return (
    <div className="top page-top">
      <div>
        <p className="muted small">
          {showWeekday(today)}{computedAt !== undefined && ` · số liệu đến ${showTime(computedAt)}`}
          {' · '}<span className={live ? 'jade' : 'gold'} role="status">{live ? '● cập nhật trực tiếp' : '○ đang nối lại, hỏi lại mỗi 15 giây'}</span>
        </p>
        <h1>{title}</h1>
      </div>
      <div className="seg" role="group" aria-label="Kỳ số liệu">
        {PERIODS.map(([key, label]) => <button key={key} type="button" aria-pressed={period === key} onClick={() => onPeriod(key)}>{label}</button>)}
      </div>
    </div>
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
