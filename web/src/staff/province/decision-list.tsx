import { formatCount } from '@haicap/kernel';
import { PageLink } from '../../page-link.js';
import type { FigureRow } from '../../province/figures-query.js';
import { t } from '../../text/language.js';
import { decisionsOf, type Decision, type ProcedureSteps } from './decisions.js';
import { rowsPath } from './figure-link.js';
import type { Days } from './lead-view.js';
import { showWorkingTime, STEP_WORDS } from './step-words.js';

const TONE: Readonly<Record<Decision['kind'], string>> = { overdue: 'late', late: 'late', 'due-soon': 'due', 'slow-step': 'wait' };

/** What stands out, each with the way to its dossiers. */
export function DecisionList({ units, procedures, days }: { units: readonly FigureRow[]; procedures: readonly ProcedureSteps[]; days: Days }) {
  const decisions = decisionsOf(units, procedures);
  if (decisions.length === 0) return <p className="muted">{t('Không có gì nổi lên trong kỳ: không đơn vị nào có hồ sơ quá hạn, không bước nào chậm.')}</p>;
  return <ul className="plain decisions">{decisions.map((one) => <li key={wordsOf(one)}><span className={`tag ${TONE[one.kind]}`}>{formatCount(one.count)}</span><span>{wordsOf(one)} <PageLink to={pathOf(one, days)} label={`${t('Xem hồ sơ')}: ${wordsOf(one)}`}>{t('Xem hồ sơ')}</PageLink></span></li>)}</ul>;
}

function wordsOf(one: Decision): string {
  switch (one.kind) {
    case 'overdue': return t('{{unit}}: {{n}} hồ sơ quá hạn.', { unit: one.unitName, n: formatCount(one.count) });
    case 'late': return t('{{unit}}: dưới 90 % đúng hạn, {{n}} hồ sơ muộn.', { unit: one.unitName, n: formatCount(one.count) });
    case 'due-soon': return t('{{unit}}: {{n}} hồ sơ đến hạn trong 3 ngày.', { unit: one.unitName, n: formatCount(one.count) });
    case 'slow-step': return t('{{procedure}}, {{step}}: một nửa chờ từ {{time}}.', { procedure: one.procedureName, step: STEP_WORDS[one.step], time: showWorkingTime(one.medianMinutes) });
    default: return one satisfies never;
  }
}

function pathOf(one: Decision, days: Days): string {
  if (one.kind === 'slow-step') return rowsPath({ figure: 'at-step', step: one.step, procedureCode: one.procedureCode, procedureName: one.procedureName });
  const of = { unit: one.unit, unitName: one.unitName };
  if (one.kind === 'late') return rowsPath({ figure: 'late', ...days, ...of });
  return rowsPath({ figure: one.kind === 'overdue' ? 'overdue' : 'due-within-3-days', ...of });
}
