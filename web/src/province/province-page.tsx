import { useEffect, useState } from 'react';
import { usePageTitle } from '../frame/page-title.js';
import { ProblemNotice } from '../problem-notice.js';
import { localDayOf, periodStart, showDay, showTime, showWeekday } from '../text/dates.js';
import { useLiveFigures, useProvinceName, useSummary, useUnitFigures } from './figures-query.js';
import { ThreeNumbers } from './three-numbers.js';
import { UnitPanel } from './unit-panel.js';
import { UnitsSection } from './units-section.js';
import { t } from '../text/language.js';

type Period = Parameters<typeof periodStart>[0];
const PERIODS: readonly (readonly [Period, string, string])[] = [
  ['day', t('Hôm nay'), t('hôm nay')], ['week', t('7 ngày'), t('7 ngày qua')], ['month', t('Tháng này'), t('tháng này')], ['year', t('Năm nay'), t('từ đầu năm')],
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
  usePageTitle(name === '' ? '' : `${name}, ${periodWords}`);
  const selectedRow = units.data?.items.find((row) => row.key === selected);

  return (
    <>
      <PageHead title={`${name === '' ? t('Toàn tỉnh') : name}, ${periodWords}`} today={today} computedAt={summary.data?.computedAt} live={live} period={period} onPeriod={setPeriod} />
      <SummarySection summary={summary} />
      {selectedRow !== undefined && <UnitPanel row={selectedRow} from={from} asOf={today} onClose={() => setSelected(null)} />}
      <UnitsSection units={units} periodWords={periodWords} changed={changed} selected={selected} onSelect={setSelected} />
    </>
  );
}

function SummarySection({ summary }: { summary: ReturnType<typeof useSummary> }) {
  if (summary.data !== undefined) return <ThreeNumbers figures={summary.data.figures} asOfWords={t('đến hết ngày {{day}}', { day: showDay(summary.data.asOf) })} />;
  if (summary.isError) return <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />;
  return <section className="card three waiting" aria-busy="true"><p className="muted" role="status">{t('Đang tải số liệu…')}</p></section>;
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
          {showWeekday(today)}{computedAt !== undefined && ` · ${t('số liệu đến {{time}}', { time: showTime(computedAt) })}`}
          {' · '}<span className={live ? 'jade' : 'gold'} role="status">{live ? t('● cập nhật trực tiếp') : t('○ đang nối lại, hỏi lại mỗi 15 giây')}</span>
        </p>
        <h1>{title}</h1>
      </div>
      <div className="seg" role="group" aria-label={t('Kỳ số liệu')}>
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
