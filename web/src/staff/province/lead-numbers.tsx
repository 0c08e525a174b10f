import type { Figures } from '@haicap/contracts';
import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import type { ReactNode } from 'react';
import { PageLink } from '../../page-link.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { rowsPath, type FigureRows } from './figure-link.js';
import type { Days } from './lead-view.js';

interface LeadNumbersProps { readonly figures: Figures; readonly before: Figures | undefined; readonly days: Days; readonly daysBefore: Days }

/** The three numbers with their definitions, what is left beside the rate, and how it was before. Every number opens its dossiers. */
export function LeadNumbers({ figures, before, days, daysBefore }: LeadNumbersProps) {
  const inTime = figures.open - figures.overdue - figures.dueWithin3Days;
  const against = t('so với {{from}} – {{to}}', { from: showDay(daysBefore.from), to: showDay(daysBefore.asOf) });
  return (
    <section className="card three" aria-label={t('Ba con số của tỉnh')}>
      <Cell label={t('Tiếp nhận')} note={t('mọi kênh, tính theo ngày tiếp nhận')} change={before && changeWords(figures.received, before.received, against)}>
        <Count rows={{ figure: 'received', ...days }} count={figures.received} />
      </Cell>
      <Cell label={t('Đã giải quyết')} note={t('xử lý xong trong kỳ, tính theo ngày xong')} change={before && changeWords(figures.resolved, before.resolved, against)}>
        <Count rows={{ figure: 'resolved', ...days }} count={figures.resolved} />
      </Cell>
      <Cell label={t('Đúng hạn trên số đã giải quyết')} change={before && `${formatOnTimeRate(before)} ${against}`} note={(
        <><RowsLink rows={{ figure: 'on-time', ...days }}>{t('{{n}} đúng hoặc trước hạn', { n: formatCount(figures.onTime) })}</RowsLink> · <RowsLink rows={{ figure: 'late', ...days }}>{t('{{n}} muộn', { n: formatCount(figures.late) })}</RowsLink></>
      )}>
        <span className="n">{formatOnTimeRate(figures)}</span>
      </Cell>
      <div>
        <p className="small muted">{t('Còn lại, luôn đặt cạnh tỷ lệ đúng hạn')}</p>
        <p><Count rows={{ figure: 'open' }} count={figures.open} /></p>
        <p className="small">
          <span className="jade">{t('{{n}} còn hạn', { n: formatCount(inTime) })}</span> · <RowsLink rows={{ figure: 'due-within-3-days' }} tone="gold">{t('{{n}} đến hạn trong 3 ngày', { n: formatCount(figures.dueWithin3Days) })}</RowsLink> · <RowsLink rows={{ figure: 'overdue' }} tone="lacquer">{t('{{n}} quá hạn', { n: formatCount(figures.overdue) })}</RowsLink>
        </p>
      </div>
      <p className="ended small muted">
        {t('Ngoài các số trên:')} <RowsLink rows={{ figure: 'withdrawn', ...days }}>{t('{{n}} rút hoặc dừng', { n: formatCount(figures.withdrawn) })}</RowsLink> · <RowsLink rows={{ figure: 'refused', ...days }}>{t('{{n}} không được tiếp nhận', { n: formatCount(figures.refused) })}</RowsLink> · <RowsLink rows={{ figure: 'waiting' }}>{t('{{n}} đã nộp, đang chờ tiếp nhận', { n: formatCount(figures.waiting) })}</RowsLink>
      </p>
    </section>
  );
}

function changeWords(now: number, before: number, against: string): string {
  const by = now - before;
  return `${by > 0 ? '▲' : by < 0 ? '▼' : '＝'} ${formatCount(Math.abs(by))} ${against}`;
}

function Cell({ label, note, change, children }: { label: string; note: ReactNode; change: string | undefined; children: ReactNode }) {
  return <div><p className="small muted">{label}</p><p>{children}</p><p className="small muted">{note}</p>{change !== undefined && <p className="xs muted">{change}</p>}</div>;
}

const Count = ({ rows, count }: { rows: FigureRows; count: number }) => <PageLink to={rowsPath(rows)} className="n figure">{formatCount(count)}</PageLink>;

function RowsLink({ rows, tone, children }: { rows: FigureRows; tone?: 'gold' | 'lacquer'; children: ReactNode }) {
  return <PageLink to={rowsPath(rows)} className={tone === undefined ? 'figure' : `figure ${tone}`}>{children}</PageLink>;
}
