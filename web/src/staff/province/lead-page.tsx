import { useEffect, useState } from 'react';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { useLiveFigures, useProvinceName, useSummary, useUnitFigures } from '../../province/figures-query.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { leadsProvince } from '../../session/permissions.js';
import { localDayOf, showDay, showTime, showWeekday } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { useTerrains } from './boundaries.js';
import { DecisionList } from './decision-list.js';
import { LeadNumbers } from './lead-numbers.js';
import { useStepTimes } from './lead-query.js';
import { daysBefore, daysOf, leadView, PERIODS, type Days, type LeadView, type Period } from './lead-view.js';
import { RankingTable } from './ranking-table.js';
import { useSatisfaction } from './satisfaction.js';
import { StepHeatmap } from './step-heatmap.js';
import { Trend } from './trend.js';
import { UnitsInView } from './units-in-view.js';
import './lead.css';

export function LeadPage() {
  return <ForSignedIn isFor={leadsProvince}>{() => <Situation />}</ForSignedIn>;
}

const PERIOD_WORDS: Readonly<Record<Period, string>> = { day: t('Hôm nay'), week: t('7 ngày'), month: t('Tháng này'), half: t('6 tháng'), year: t('Năm nay') };
const TURN_OVER_MS = 30_000;

/** How the province stands: numbers that open their rows, what needs a decision, units, ranking, and where dossiers wait. */
function Situation() {
  const [view, change] = useView(leadView);
  const today = useToday();
  const days = daysOf(view.period, today);
  const name = useProvinceName().data ?? t('Toàn tỉnh');
  usePageTitle(`${name}, ${PERIOD_WORDS[view.period]}`);
  const summary = useSummary(days.from, days.asOf);
  const before = daysBefore(days);
  const summaryBefore = useSummary(before.from, before.asOf);
  const { live, changed } = useLiveFigures();
  return (
    <>
      <div className="top page-top">
        <div>
          <p className="muted small">{showWeekday(today)}{summary.data !== undefined && ` · ${t('số liệu đến {{time}}', { time: showTime(summary.data.computedAt) })}`} · <span className={live ? 'jade' : 'gold'} role="status">{live ? t('● cập nhật trực tiếp') : t('○ đang nối lại')}</span></p>
          <h1>{name}, {PERIOD_WORDS[view.period]}</h1>
        </div>
        <div className="row no-print">
          <PeriodChoice period={view.period} onChoose={(period) => change({ period })} />
          <button type="button" className="btn" onClick={() => window.print()}>{t('In hai trang A4')}</button>
        </div>
      </div>
      <QueryStates query={summary} waiting={t('Đang tải số liệu…')}>
        {({ figures }) => <LeadNumbers figures={figures} before={summaryBefore.data?.figures} days={days} daysBefore={before} />}
      </QueryStates>
      <Trend today={today} />
      <UnitsAndSteps view={view} onView={change} days={days} changed={changed} />
    </>
  );
}

function PeriodChoice({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  return (
    <div className="seg" role="group" aria-label={t('Kỳ số liệu')}>
      {PERIODS.map((one) => <button key={one} type="button" aria-pressed={period === one} onClick={() => onChoose(one)}>{PERIOD_WORDS[one]}</button>)}
    </div>
  );
}

interface PartsProps { readonly view: LeadView; readonly onView: (part: Partial<LeadView>, how?: 'push') => void; readonly days: Days; readonly changed: ReadonlySet<string> }

function UnitsAndSteps({ view, onView, days, changed }: PartsProps) {
  const units = useUnitFigures(days.from, days.asOf);
  const before = daysBefore(days);
  const unitsBefore = useUnitFigures(before.from, before.asOf);
  const steps = useStepTimes(days, view.unit);
  const terrains = useTerrains(days.asOf);
  const satisfaction = useSatisfaction(days);
  useCommand({ id: 'lead:tiles', label: t('Xem các xã, phường bằng ô'), keys: 'o', group: t('Toàn tỉnh'), run: () => onView({ view: 'tiles' }) });
  useCommand({ id: 'lead:table', label: t('Xem các xã, phường bằng bảng'), keys: 'u', group: t('Toàn tỉnh'), run: () => onView({ view: 'table' }) });
  useCommand({ id: 'lead:map', label: t('Xem các xã, phường trên bản đồ'), keys: 'm', group: t('Toàn tỉnh'), run: () => onView({ view: 'map' }) });
  return (
    <div className="lead-columns">
      <div className="stack">
        <section className="card pad" aria-labelledby="lead-units">
          <QueryStates query={units} waiting={t('Đang tải các xã, phường…')}>
            {({ items }) => <UnitsInView rows={items} days={days} satisfaction={satisfaction} changed={changed} view={view} onView={onView} />}
          </QueryStates>
        </section>
        <section className="card pad second-page" aria-labelledby="lead-ranking">
          <QueryStates query={units} waiting={t('Đang tải các xã, phường…')}>
            {({ items }) => <RankingTable rows={items} before={unitsBefore.data?.items ?? []} days={days} terrains={terrains} satisfaction={satisfaction} group={view.group} onGroup={(group) => onView({ group })} />}
          </QueryStates>
        </section>
      </div>
      <aside className="stack">
        <section className="card pad" aria-labelledby="lead-decisions">
          <h2 id="lead-decisions">{t('Cần một quyết định')}</h2>
          <QueryStates query={units} waiting={t('Đang tải các xã, phường…')}>
            {({ items }) => <DecisionList units={items} procedures={steps.data?.items ?? []} days={days} />}
          </QueryStates>
        </section>
        <section className="card pad" aria-labelledby="lead-steps">
          <h2 id="lead-steps">{t('Hồ sơ chờ ở đâu')}</h2>
          <QueryStates query={steps} waiting={t('Đang tải thời gian từng bước…')}>
            {({ items, from, asOf }) => <StepHeatmap rows={items} unit={view.unit} daysWords={`${showDay(from)} – ${showDay(asOf)}`} onWholeProvince={() => onView({ unit: undefined })} />}
          </QueryStates>
        </section>
      </aside>
    </div>
  );
}

/** The day in Việt Nam; turns over while the page stays open on a wall. */
function useToday(): string {
  const [today, setToday] = useState(() => localDayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(localDayOf(new Date())), TURN_OVER_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
