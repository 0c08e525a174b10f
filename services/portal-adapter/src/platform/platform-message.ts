import { createHmac, timingSafeEqual } from 'node:crypto';
import { formatOffsetTime } from '@haicap/kernel';

/** Names on the wire of the portal's payment platform, message set 1.0.6. They are used in this folder and nowhere else. */
export const MESSAGE_SET = '1.0.6';
export const OK = '00';

/** The fields over which a message's sum is made, in the order of the message set. */
const SUMMED = {
  INIT: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan', 'MaKenhThanhToan', 'MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'],
  QUERY: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'],
  GET_BILL: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'],
  result: ['MaLoi', 'MaThamChieu', 'SoTien', 'MaGiaoDich', 'MaNganHang', 'ThoiGianGD'],
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** The sum (`MaXacThuc`) of a message of that kind. */
export function checksum(kind: keyof typeof SUMMED, message: Fields, secret: string): string {
  return createHmac('sha256', secret).update(SUMMED[kind].map((name) => text(message[name])).join('|')).digest('hex').toUpperCase();
}

/** Whether the platform made it; compared in a time that tells nothing about the difference. */
export function hasChecksum(kind: keyof typeof SUMMED, message: Fields, secret: string): boolean {
  const given = Buffer.from(text(message['MaXacThuc']).toUpperCase());
  const made = Buffer.from(checksum(kind, message, secret));
  return given.length === made.length && timingSafeEqual(given, made);
}

/** `yyyyMMddHHmmss` in Asia/Ho_Chi_Minh. */
export function wireTime(at: Date): string {
  return formatOffsetTime(at).slice(0, 19).replace(/\D/g, '');
}

/** Reads such a time; null when it is none. */
export function readWireTime(value: unknown): Date | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text(value));
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  // A day that does not exist is read as the next one by nobody here.
  return Number.isNaN(at.getTime()) || wireTime(at) !== text(value) ? null : at;
}

/** Amounts are whole đồng, as a number or as its digits. */
export function readAmount(value: unknown): number | null {
  return /^\d{1,12}$/.test(text(value)) ? Number(text(value)) : null;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
