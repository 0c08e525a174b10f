import type { Dossier } from '@haicap/contracts';
import { t } from '../../text/language.js';
import { dueGroupOf } from '../inbox/due-groups.js';

/** Something to know before deciding; `late` alone is told in red. */
export interface RiskFlag { readonly tone: 'late' | 'due' | 'wait'; readonly words: string }

type Weighed = Pick<Dossier, 'dueAt' | 'dueOn' | 'pausedAt' | 'originalDueOn' | 'supplement' | 'financialStatus' | 'openConsultations' | 'intakeLate' | 'replacement'>;

/** What a chair should see on the card, the gravest first. */
export function riskFlags(dossier: Weighed, nowMs: number): RiskFlag[] {
  const group = dueGroupOf(dossier, nowMs);
  const flags: (RiskFlag | false)[] = [
    group === 'late' && { tone: 'late', words: t('Đã quá hạn') },
    group === 'today' && { tone: 'due', words: t('Hết hạn hôm nay') },
    dossier.openConsultations.length > 0 && { tone: 'wait', words: t('Đang chờ ý kiến đơn vị khác') },
    dossier.supplement.count > 1 && { tone: 'due', words: t('Yêu cầu bổ sung {{count}} lần', { count: dossier.supplement.count }) },
    dossier.originalDueOn !== null && dossier.originalDueOn !== dossier.dueOn && { tone: 'due', words: t('Đã dời ngày hẹn') },
    dossier.financialStatus === 'due' && { tone: 'wait', words: t('Chưa nộp đủ phí') },
    dossier.intakeLate === true && { tone: 'due', words: t('Tiếp nhận muộn') },
    dossier.replacement !== undefined && { tone: 'due', words: t('Thay kết quả đã thu hồi') },
  ];
  return flags.filter((flag) => flag !== false);
}
