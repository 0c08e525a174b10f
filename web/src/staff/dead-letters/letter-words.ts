import type { DeadLetterPage } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type Letter = DeadLetterPage['items'][number];

/** How it stands, as a word. */
export const STATE_WORDS: Readonly<Record<Letter['state'], string>> = { open: t('Đang giữ lại'), asked: t('Đang áp dụng lại'), failed: t('Vẫn chưa áp dụng được'), applied: t('Đã áp dụng') };

/** Why a fact could not be applied, in plain words; the words of the program stand below. */
export function reasonWords({ reason, eventId }: Pick<Letter, 'reason' | 'eventId'>): string {
  if (eventId === null) return t('Thông điệp nhận được không đọc được. Sự kiện thật đã được lấy lại từ nơi phát; áp dụng lại chỉ là đóng dòng này.');
  if (/^\$?ZodError/.test(reason)) return t('Nội dung sự kiện không đúng dạng đã hẹn giữa hai dịch vụ. Thường do hai bản phát hành không khớp: cập nhật dịch vụ rồi áp dụng lại.');
  if (reason.startsWith('OwnerAway')) return t('Dịch vụ phát sự kiện chưa trả lời. Đợi dịch vụ chạy lại rồi áp dụng lại.');
  if (/: 57014:/.test(reason) || reason.includes('timeout')) return t('Cơ sở dữ liệu xử lý quá lâu. Kiểm tra tải của máy rồi áp dụng lại.');
  if (/: 23\d{3}:/.test(reason)) return t('Dữ liệu ở dịch vụ nhận mâu thuẫn với sự kiện. Cần người phụ trách phần mềm xem trước khi áp dụng lại.');
  return t('Dịch vụ nhận từ chối sự kiện. Sửa nguyên nhân trước, rồi áp dụng lại.');
}
