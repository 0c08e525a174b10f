import type { ImportError } from '@haicap/contracts';
import { t } from '../../text/language.js';

const WORDS: Readonly<Record<string, string | undefined>> = {
  'code-invalid': t('Mã thủ tục không đúng dạng, ví dụ 1.001193.'),
  'code-repeated': t('Mã thủ tục đã có ở dòng trên.'),
  'code-unknown': t('Mã thủ tục không có ở trang Thủ tục.'),
  'value-invalid': t('Giá trị thiếu hoặc không hợp lệ.'),
  'field-unknown': t('Cột này không có trong thủ tục.'),
  'cell-invalid': t('Ô không đúng kiểu của cột.'),
  'sheet-missing': t('Thiếu trang tính.'),
  'column-missing': t('Thiếu cột.'),
  'sheet-unknown': t('Trang tính này không có trong mẫu. Hãy sửa tên trang theo mẫu hoặc xóa trang.'),
  'column-unknown': t('Cột này không có trong mẫu hoặc ghi hai lần. Hãy sửa tên cột theo mẫu hoặc xóa cột.'),
  'channel-unknown': t('Cách thức này không có ở trang Cách thức của thủ tục.'),
  'case-unknown': t('Trường hợp này không có ở trang Trường hợp của thủ tục.'),
  'form-repeated': t('Mỗi thủ tục chỉ có một biểu mẫu.'),
  'entry-invalid': t('Mục không đúng dạng.'),
};

/** What is wrong at a place of the file, in the language of the page; a code of a newer release in the words of the service. */
export const importWords = ({ code, message }: ImportError): string => WORDS[code] ?? message;
