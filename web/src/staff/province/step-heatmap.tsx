import { dossierStep, STEP_SAMPLE_MIN, type DossierStep } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';
import { EmptyState } from '../../frame/page-states.js';
import { PageLink } from '../../page-link.js';
import { t } from '../../text/language.js';
import type { ProcedureSteps } from './decisions.js';
import { rowsPath } from './figure-link.js';
import { SaveTable, type Table } from './save-table.js';
import { heatOf, HEAT_WORDS, showWorkingTime, STEP_WORDS } from './step-words.js';

interface StepHeatmapProps { readonly rows: readonly ProcedureSteps[]; readonly unit: string | undefined; readonly daysWords: string; readonly onWholeProvince: () => void }

const HEATS = ['calm', 'warm', 'hot'] as const;

/** Steps by procedure: the number in each cell, its colour beside it, the dossiers that stand there now behind it. */
export function StepHeatmap({ rows, unit, daysWords, onWholeProvince }: StepHeatmapProps) {
  const steps = dossierStep.options.filter((step) => rows.some((row) => row.steps.some((one) => one.step === step)));
  return (
    <>
      <p className="xs muted">{t('Giờ làm việc ở mỗi bước, {{days}}: số to là trung vị, số nhỏ là phân vị 90 và số lượt. Bấm một ô để xem hồ sơ đang đứng ở bước đó.', { days: daysWords })}</p>
      {unit !== undefined && <p className="small">{t('Chỉ một đơn vị, tính trọn tháng.')} <button type="button" className="link" onClick={onWholeProvince}>{t('Xem cả tỉnh')}</button></p>}
      {rows.length === 0 ? <EmptyState title={t('Chưa có bước nào kết thúc trong kỳ')}>{t('Bảng này đếm khi hồ sơ rời một bước. Hồ sơ chuyển từ hệ thống cũ không có thời gian từng bước.')}</EmptyState> : (
        <>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('Hồ sơ chờ ở đâu')}>
            <table className="heat">
              <caption className="sr">{t('Trung vị và phân vị 90 của từng bước theo thủ tục')}</caption>
              <thead><tr><th scope="col">{t('Thủ tục')}</th>{steps.map((step) => <th key={step} scope="col">{STEP_WORDS[step]}</th>)}</tr></thead>
              <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.label}</th>{steps.map((step) => <HeatCell key={step} row={row} step={step} unit={unit} />)}</tr>)}</tbody>
            </table>
          </div>
          <ul className="legend" aria-label={t('Chú giải')}>
            {HEATS.map((heat) => <li key={heat}><i className={heat} aria-hidden="true" />{HEAT_WORDS[heat]}</li>)}
            <li>{t('* dưới {{n}} lượt, chưa nói lên nhiều', { n: STEP_SAMPLE_MIN })}</li>
          </ul>
          <SaveTable table={() => stepTable(rows)} />
        </>
      )}
    </>
  );
}

function HeatCell({ row, step, unit }: { row: ProcedureSteps; step: DossierStep; unit: string | undefined }) {
  const time = row.steps.find((one) => one.step === step);
  if (time === undefined) return <td className="none">–</td>;
  const to = rowsPath({ figure: 'at-step', step, procedureCode: row.key, procedureName: row.label, ...(unit === undefined ? {} : { unit }) });
  const values = { procedure: row.label, step: STEP_WORDS[step], median: showWorkingTime(time.medianMinutes), p90: showWorkingTime(time.p90Minutes), n: formatCount(time.passages) };
  return (
    <td className={heatOf(time.medianMinutes)}>
      <PageLink to={to} label={t('{{procedure}}, {{step}}: trung vị {{median}}, phân vị 90 {{p90}}, {{n}} lượt', values)}>
        <b>{values.median}{time.passages < STEP_SAMPLE_MIN && ' *'}</b><small>{values.p90} · {values.n}</small>
      </PageLink>
    </td>
  );
}

function stepTable(rows: readonly ProcedureSteps[]): Table {
  const head = [t('Mã thủ tục'), t('Thủ tục'), t('Lĩnh vực'), t('Bước'), t('Số lượt'), t('Trung vị (phút làm việc)'), t('Phân vị 90 (phút làm việc)')];
  return { name: 'ho-so-cho-o-dau', head, rows: rows.flatMap((row) => row.steps.map((one) => [row.key, row.label, row.field, STEP_WORDS[one.step], one.passages, one.medianMinutes, one.p90Minutes])) };
}
