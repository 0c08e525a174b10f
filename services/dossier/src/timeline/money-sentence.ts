import type { Language } from '@haicap/contracts';
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

export const MONEY_SENTENCES: { readonly [T in MoneySentence['type']]: Readonly<Record<Language, (step: Of<T>) => string>> } = {
  'fees-assessed': {
    vi: ({ amountDong, waived }) => {
      if (waived) return 'Phí, lệ phí của hồ sơ được miễn.';
      return amountDong === 0 ? 'Hồ sơ không phải nộp phí, lệ phí.' : `Phí, lệ phí phải nộp: ${dong(amountDong)}.`;
    },
    en: ({ amountDong, waived }) => {
      if (waived) return 'The fees of the dossier are waived.';
      return amountDong === 0 ? 'No fee is owed for the dossier.' : `Fees to pay: ${vnd(amountDong)}.`;
    },
  },
  'payment-requested': {
    vi: ({ amountDong }) => `Đã mở thanh toán trực tuyến ${dong(amountDong)}.`,
    en: ({ amountDong }) => `An online payment of ${vnd(amountDong)} was opened.`,
  },
  'payment-received': {
    vi: ({ amountDong, receipt }) => `Đã nhận ${dong(amountDong)}, biên lai ${receipt}.`,
    en: ({ amountDong, receipt }) => `${vnd(amountDong)} was received, receipt ${receipt}.`,
  },
  'payment-failed': {
    vi: () => 'Thanh toán trực tuyến chưa thành công. Có thể thanh toán lại hoặc nộp tiền mặt tại quầy.',
    en: () => 'The online payment did not succeed. It can be tried again, or paid in cash at the desk.',
  },
  'payment-cancelled': {
    vi: ({ amountDong }) => `Đã hủy một lần thanh toán ${dong(amountDong)}.`,
    en: ({ amountDong }) => `A payment of ${vnd(amountDong)} was cancelled.`,
  },
  'payment-refunded': {
    vi: ({ amountDong }) => `Đã hoàn trả ${dong(amountDong)}.`,
    en: ({ amountDong }) => `${vnd(amountDong)} was paid back.`,
  },
  'payment-required': {
    vi: ({ competentUnit, amountDong }) =>
      `${competentUnit} yêu cầu thực hiện nghĩa vụ tài chính ${dong(amountDong)}. Thời hạn giải quyết tạm dừng đến khi nộp đủ.`,
    en: ({ competentUnit, amountDong }) =>
      `${competentUnit} requires a payment to the state of ${vnd(amountDong)}. The time for the decision stands still until it is paid.`,
  },
  'payment-confirmed': {
    vi: ({ competentUnit, receipt, dueOn }) =>
      `Đã hoàn thành nghĩa vụ tài chính, chứng từ ${receipt}; ${competentUnit} giải quyết tiếp.${dueOn === null ? '' : ` Hẹn trả kết quả ngày ${formatVnDate(localDate(dueOn))}.`}`,
    en: ({ competentUnit, receipt, dueOn }) =>
      `The payment to the state is complete, voucher ${receipt}; ${competentUnit} goes on with the dossier.${dueOn === null ? '' : ` The result is promised for ${formatVnDate(localDate(dueOn))}.`}`,
  },
};

const inThousands = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
const dong = (amount: number): string => `${inThousands(amount)} đồng`;
// As the pages beside it write an amount in either language.
const vnd = (amount: number): string => `${inThousands(amount)} ₫`;
