import type { CorrectableField } from '@haicap/contracts';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { Party } from './dossier-query.js';

export const PARTY_ROLES: Readonly<Record<Party['role'], string>> = { applicant: t('Người đề nghị'), submitter: t('Người nộp thay'), representative: t('Người đại diện') };

interface PartyField { readonly field: CorrectableField; readonly label: string; readonly show?: (value: string) => string }

/** What is known of a person of a dossier, in the order in which it is read. */
export const PARTY_FIELDS: readonly PartyField[] = [
  { field: 'fullName', label: t('Họ và tên') }, { field: 'personalNumber', label: t('Số định danh') }, { field: 'organisationCode', label: t('Mã tổ chức') },
  { field: 'dateOfBirth', label: t('Ngày sinh'), show: showDay }, { field: 'sex', label: t('Giới tính'), show: (value) => (value === 'male' ? t('Nam') : t('Nữ')) },
  { field: 'phone', label: t('Điện thoại') }, { field: 'address', label: t('Địa chỉ') }, { field: 'email', label: t('Thư điện tử') },
];
