import { encodeBase64 } from './base64.js';

/** As much as fits into one request. */
export const LIST_BYTES_MAX = 175_000;

export type ListFault = 'too-large' | 'other-kind';
export interface OfficerList { readonly name: string; readonly format: 'csv' | 'xlsx'; readonly bytesBase64: string }

/** Reads a chosen list for sending, or says why it cannot be sent. What stands in it, registry judges. */
export function readList(name: string, bytes: Uint8Array): OfficerList | ListFault {
  const ending = /\.(csv|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending !== 'csv' && ending !== 'xlsx') return 'other-kind';
  return bytes.length > LIST_BYTES_MAX ? 'too-large' : { name, format: ending, bytesBase64: encodeBase64(bytes) };
}

/** The names of the columns, in the words of the list and of its errors. */
export const COLUMN_WORDS: Readonly<Record<string, string>> = {
  login: 'Tài khoản', fullName: 'Họ và tên', unitCode: 'Mã đơn vị', role: 'Vai trò', title: 'Chức danh', validFrom: 'Từ ngày', validTo: 'Đến ngày',
};

/** An empty list to fill in, with one line that shows how. The mark at its beginning makes spreadsheets read it as UTF-8. */
export const SAMPLE = `\uFEFF${Object.values(COLUMN_WORDS).join(',')}\r\nvidu.mot,Nguyễn Thị Ví Dụ,14797,Một cửa,Công chức một cửa,01/07/2025,\r\n`;
