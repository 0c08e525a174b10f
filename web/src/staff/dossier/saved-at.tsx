import { showTime } from '../../text/dates.js';
import { t } from '../../text/language.js';

/** When what is typed was last kept. */
export function SavedAt({ at }: { at: string | null }) {
  return <span className="small muted" role="status">{at === null ? '' : t('Đã lưu {{time}}', { time: showTime(at) })}</span>;
}
