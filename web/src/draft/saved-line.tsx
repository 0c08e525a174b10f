import { t } from '../text/language.js';
import { showTime } from '../text/dates.js';

/** "đã lưu 10:42:07": that what was typed is kept, and where. */
export function SavedLine({ savedAt }: { readonly savedAt: string | null }) {
  return <p className="small muted">{savedAt === null ? t('tự lưu trong trình duyệt này') : t('đã lưu {{time}} trong trình duyệt này', { time: showTime(savedAt) })}</p>;
}
