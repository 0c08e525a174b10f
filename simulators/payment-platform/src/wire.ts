import { createHmac } from 'node:crypto';

/** Message set 1.0.6 as the other side speaks it; written from the description, not shared with the product. */
export type Message = Record<string, unknown>;
const INIT = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan', 'MaKenhThanhToan', 'MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'];
const QUESTION = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'];
const RESULT = ['MaLoi', 'MaThamChieu', 'SoTien', 'MaGiaoDich', 'MaNganHang', 'ThoiGianGD'];

const sumOver = (fields: readonly string[], message: Message, secret: string): string =>
  createHmac('sha256', secret).update(fields.map((field) => textOf(message[field])).join('|')).digest('hex').toUpperCase();

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function isFromPartner(message: Message, secret: string): boolean {
  return textOf(message['MaXacThuc']) === sumOver(message['LoaiBanTin'] === 'INIT' ? INIT : QUESTION, message, secret);
}

export function signed(result: Message, secret: string): Message {
  return { ...result, MaXacThuc: sumOver(RESULT, result, secret) };
}

/** yyyyMMddHHmmss at UTC+7, all the year round. */
export function stamp(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');
}
