import type { ListedProcedure, ProcedureComponent, ProcedureFee, TimeLimit } from '@haicap/contracts';
import { formatDong } from '@haicap/kernel';
import { limitWords as limitInWords } from '../../due-words/due-reasons.js';
import { t } from '../../text/language.js';

export function limitWords(limit: TimeLimit): string {
  if (limit.unit === 'same-day') return t('Trong ngày');
  return limit.unit === 'none' ? t('Không hẹn ngày') : limitInWords(limit);
}

/** How the days of a limit are counted (Civil Code 2015, articles 147 and 148; Decree 118/2025 for the same day). */
export function limitReasoning(limit: TimeLimit, sameDayCutOff: string | null): string {
  switch (limit.unit) {
    case 'same-day': return t('Nộp đủ giấy tờ trước {{hour}} thì có kết quả trong ngày; nộp sau giờ đó thì trong ngày làm việc tiếp theo.', { hour: sameDayCutOff ?? '15:00' });
    case 'none': return t('Thủ tục này không hẹn trước ngày trả; cơ quan báo cho bạn khi có kết quả.');
    case 'working-day': return t('Tính từ ngày làm việc sau ngày nhận đủ giấy tờ. Thứ bảy, chủ nhật và ngày lễ không tính.');
    case 'working-hour': return t('Chỉ tính giờ làm việc, từ lúc nhận đủ giấy tờ.');
    default: return t('Tính cả ngày nghỉ, từ hôm sau ngày nhận đủ giấy tờ. Ngày cuối rơi vào ngày nghỉ thì lùi sang ngày làm việc tiếp theo.');
  }
}

/** One amount when there is one, and who sets it when there is none. */
export function feeWords(fees: readonly Pick<ProcedureFee, 'amountDong' | 'unit'>[]): string {
  if (fees.length === 0) return t('Miễn phí');
  const [fee] = fees;
  if (fees.length > 1 || fee === undefined) return t('{{count}} khoản', { count: fees.length });
  if (fee.amountDong === null) return t('Theo mức của tỉnh');
  return fee.amountDong === 0 ? t('Miễn phí') : perUnit(formatDong(fee.amountDong), fee.unit);
}

export function perUnit(amount: string, unit: ProcedureFee['unit']): string {
  switch (unit) {
    case 'per-copy': return t('{{amount}} mỗi bản', { amount });
    case 'per-page': return t('{{amount}} mỗi trang', { amount });
    case 'per-case': return t('{{amount}} mỗi trường hợp', { amount });
    case 'per-person': return t('{{amount}} mỗi người', { amount });
    default: return amount;
  }
}

const ONLINE: Readonly<Record<ListedProcedure['onlineLevel'], string>> = {
  full: t('Được, không phải đến quầy'), partial: t('Được, có lúc phải đến quầy'), information: t('Chưa, nộp tại quầy'),
};
export const onlineWords = (level: ListedProcedure['onlineLevel']): string => ONLINE[level];

/** "1 bản chính, 2 bản sao · nếu có". */
export function countWords({ name, required, originals, copies }: Pick<ProcedureComponent, 'name' | 'required' | 'originals' | 'copies'>): string {
  const parts = [...(originals > 0 ? [t('{{count}} bản chính', { count: originals })] : []), ...(copies > 0 ? [t('{{count}} bản sao', { count: copies })] : [])];
  const counts = parts.length === 0 ? t('Chỉ xuất trình') : parts.join(', ');
  // Many names say it themselves.
  return required || name.includes('(nếu') ? counts : `${counts} · ${t('nếu có')}`;
}

const CHANNELS = { counter: t('Tại quầy'), online: t('Trực tuyến'), postal: t('Qua bưu chính') } as const;
export type Channel = keyof typeof CHANNELS;
export const channelWords = (channel: Channel): string => CHANNELS[channel];
