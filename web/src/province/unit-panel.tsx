import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { ProblemNotice } from '../problem-notice.js';
import { useProcedureFigures, type FigureRow } from './figures-query.js';
import { UnitTable } from './unit-table.js';
import { t } from '../text/language.js';

/** The rows behind one tile: what this unit received, resolved and still holds, by procedure. */
export function UnitPanel({ row, from, asOf, onClose }: { row: FigureRow; from: string; asOf: string; onClose: () => void }) {
  const procedures = useProcedureFigures(row.key, from, asOf);
  const worked = (procedures.data?.items ?? []).filter(({ figures }) => figures.received + figures.resolved + figures.open > 0);
  return (
    <section className="card pad panel" aria-label={row.label}>
      <div className="top">
        <h2>{row.label}</h2>
        <button type="button" className="btn" onClick={onClose}>{t('Đóng')}</button>
      </div>
      <p className="small muted">
        {t('{{open}} đang mở · {{rate}} đúng hạn trên {{resolved}} đã giải quyết · {{overdue}} quá hạn', { open: formatCount(row.figures.open), rate: formatOnTimeRate(row.figures), resolved: formatCount(row.figures.resolved), overdue: formatCount(row.figures.overdue) })}
      </p>
      {procedures.isError && <ProblemNotice error={procedures.error} onRetry={() => void procedures.refetch()} />}
      {procedures.isPending && <p className="muted" role="status">{t('Đang tải…')}</p>}
      {procedures.isSuccess && worked.length === 0 && <p className="muted">{t('Chưa có hồ sơ nào trong kỳ này.')}</p>}
      {worked.length > 0 && <UnitTable rows={worked} caption={t('Số liệu theo thủ tục của {{unit}}', { unit: row.label })} />}
    </section>
  );
}
