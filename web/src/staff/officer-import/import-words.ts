import type { OfficerImportError } from '@haicap/contracts';
import { t } from '../../text/language.js';

const WORDS: Readonly<Record<string, string | undefined>> = {
  'cell-missing': t('Ô này phải có nội dung.'),
  'login-invalid': t('Tài khoản gồm chữ thường không dấu, số, dấu chấm, gạch; tối đa 60 ký tự.'),
  'own-login': t('Không tự ghi vị trí cho chính mình. Hãy nhờ một quản trị viên khác.'),
  'unit-unknown': t('Không có đơn vị với mã này vào ngày bắt đầu.'),
  'role-unknown': t('Vai trò không có trong danh mục.'),
  'role-not-of-unit': t('Vai trò này không thuộc cấp của đơn vị.'),
  'date-invalid': t('Ngày phải có dạng dd/mm/yyyy.'),
  'dates-reversed': t('Ngày kết thúc trước ngày bắt đầu.'),
  'name-differs': t('Cùng một tài khoản nhưng họ và tên khác dòng trước.'),
  'post-twice': t('Vị trí này đã có ở một dòng khác.'),
  'post-overlaps': t('Trùng thời gian với một vị trí cùng vai trò tại đơn vị này.'),
  'text-too-long': t('Nội dung quá dài.'),
};

/** What is wrong at a place of the list, in the language of the page; a code of a newer release in the words of the service. */
export const importWords = ({ code, message }: OfficerImportError): string => WORDS[code] ?? message;
