import { t } from '../../text/language.js';
import { useStreamState } from './work-live.js';

/** Nothing while all is well: only that lists do not move by themselves for the moment. */
export function LiveState() {
  const state = useStreamState();
  return <p className="xs live-state" role="status">{state === 'waiting' ? t('Mất kết nối trực tiếp, đang nối lại. Danh sách có thể chưa mới.') : null}</p>;
}
