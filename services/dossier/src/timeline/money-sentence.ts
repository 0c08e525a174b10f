import { formatVnDate, localDate } from '@haicap/kernel';

type OneOf<T extends string> = T extends string ? { readonly type: T } : never;
interface Amount {
  readonly competentUnit: string;
  readonly amountDong: number;
}

/** What a sentence about money needs, kept with its step. */
export type MoneySentence =
  | (Amount & { readonly type: 'fees-assessed'; readonly waived: boolean })
  | (Amount & OneOf<'payment-requested' | 'payment-failed' | 'payment-cancelled' | 'payment-refunded' | 'payment-required'>)
  | (Amount & { readonly type: 'payment-received'; readonly receipt: string })
  | (Amount & { readonly type: 'payment-confirmed'; readonly receipt: string; readonly dueOn: string | null });

type Of<T extends MoneySentence['type']> = Extract<MoneySentence, { type: T }>;

export const MONEY_SENTENCES: { readonly [T in MoneySentence['type']]: (step: Of<T>) => string } = {
  'fees-assessed': ({ amountDong, waived }) => {
    if (waived) return 'Phí, lệ phí của hồ sơ được miễn.';
    return amountDong === 0 ? 'Hồ sơ không phải nộp phí, lệ phí.' : `Phí, lệ phí phải nộp: ${dong(amountDong)}.`;
  },
  'payment-requested': ({ amountDong }) => `Đã mở thanh toán trực tuyến ${dong(amountDong)}.`,
  'payment-received': ({ amountDong, receipt }) => `Đã nhận ${dong(amountDong)}, biên lai ${receipt}.`,
  'payment-failed': () => 'Thanh toán trực tuyến chưa thành công. Có thể thanh toán lại hoặc nộp tiền mặt tại quầy.',
  'payment-cancelled': ({ amountDong }) => `Đã hủy một lần thanh toán ${dong(amountDong)}.`,
  'payment-refunded': ({ amountDong }) => `Đã hoàn trả ${dong(amountDong)}.`,
  'payment-required': ({ competentUnit, amountDong }) =>
    `${competentUnit} yêu cầu thực hiện nghĩa vụ tài chính ${dong(amountDong)}. Thời hạn giải quyết tạm dừng đến khi nộp đủ.`,
  'payment-confirmed': ({ competentUnit, receipt, dueOn }) =>
    `Đã hoàn thành nghĩa vụ tài chính, chứng từ ${receipt}; ${competentUnit} giải quyết tiếp.${dueOn === null ? '' : ` Hẹn trả kết quả ngày ${formatVnDate(localDate(dueOn))}.`}`,
};

function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}
