import type { Payment } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { receiptLabel } from '../payment/payment.js';

/** A payment as its row holds it. */
export interface KeptPayment extends Omit<Payment, 'requestedAt' | 'paidAt' | 'closedAt' | 'receipt'> {
  readonly requestedAt: Date;
  readonly paidAt: Date | null;
  readonly closedAt: Date | null;
  readonly receiptSeries: string | null;
  readonly receiptYear: number | null;
  readonly receiptNumber: number | null;
}

/** A payment as it leaves the service. */
export function toPayment({ receiptSeries: series, receiptYear: year, receiptNumber: number, requestedAt, paidAt, closedAt, ...payment }: KeptPayment): Payment {
  const shown = (instant: Date | null) => instant && formatOffsetTime(instant);
  return {
    ...payment, requestedAt: formatOffsetTime(requestedAt), paidAt: shown(paidAt), closedAt: shown(closedAt),
    receipt: series === null || year === null || number === null ? null : { unitId: payment.unitId, series, year, number, label: receiptLabel({ series, year, number }) },
  };
}

const METHODS = { cash: 'Tiền mặt', online: 'Trực tuyến', transfer: 'Chuyển khoản' } as const satisfies Record<Payment['method'], string>;
const STATUSES = {
  requested: 'Đã mở', waiting: 'Chờ thanh toán', paid: 'Đã thu', failed: 'Không thành công', cancelled: 'Đã hủy', refunded: 'Đã hoàn trả',
} as const satisfies Record<Payment['status'], string>;

export const BOOK_HEADER = [
  'Số biên lai', 'Mã hồ sơ', 'Hình thức', 'Trạng thái', 'Số tiền (đồng)', 'Đã hoàn (đồng)', 'Thời điểm thu', 'Mã tham chiếu', 'Mã giao dịch', 'Lý do hủy', 'Thời điểm hủy',
] as const;

/** A line of the book as a table shows it; amounts stay numbers. */
export function bookRow(payment: Payment): (string | number)[] {
  return [
    payment.receipt?.label ?? '', payment.dossierCode, METHODS[payment.method], STATUSES[payment.status], payment.amountDong, payment.refundedDong,
    payment.paidAt ?? '', payment.reference ?? '', payment.transactionId ?? '', payment.reasonCode ?? '', payment.closedAt ?? '',
  ];
}

/** CSV as spreadsheets read it: with a mark of UTF-8, and no cell that one of them would run as a formula. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
