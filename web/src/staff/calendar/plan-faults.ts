import type { Problem } from '../../api/client.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';

interface Fault { readonly line?: number; readonly date?: string; readonly reason?: string; readonly wayOut?: string }

const REASONS: Readonly<Record<string, string>> = {
  'date-unknown': t('không phải một ngày'), 'other-year': t('thuộc năm khác'), twice: t('có hai lần'), 'make-up-on-working-day': t('ngày làm bù phải là cuối tuần'),
  'swap-off-on-weekend': t('ngày nghỉ hoán đổi phải là ngày trong tuần'),
};

/** What a calendar was refused for, each place in one sentence. */
export function faultsOf(problem: Problem | null): { readonly key: string; readonly words: string }[] {
  const faults = problem?.code === 'CALENDAR_INVALID' ? problem.params?.['faults'] : undefined;
  if (!Array.isArray(faults)) return [];
  return (faults as readonly Fault[]).map(({ line, date, reason = '', wayOut }, index) => ({
    key: `${index}`, words: wayOut ?? [line === undefined ? '' : t('Dòng {{line}}:', { line }), date === undefined ? '' : showDay(date), REASONS[reason] ?? reason].filter((word) => word !== '').join(' '),
  }));
}
