import { isFromPartner, signed, stamp, textOf, type Message } from './wire.js';

/** What a platform may do wrong. Each holds for the next so many times. */
export interface Mischief {
  /** Callbacks sent so many times more. */
  duplicate: number;
  wrongSum: number;
  wrongAmount: number;
  /** Answers that never arrive, although what was asked is done. */
  lostAnswer: number;
  serverError: number;
  /** Callbacks that are not sent at all. */
  silent: number;
}
export const GOOD: Mischief = { duplicate: 0, wrongSum: 0, wrongAmount: 0, lostAnswer: 0, serverError: 0, silent: 0 };

interface Order {
  readonly reference: string;
  readonly amount: string;
  readonly what: string;
  transaction: string | null;
  paidAt: Date | null;
}

export interface PlatformOptions {
  readonly secret: string;
  readonly origin: () => string;
  readonly callbackUrl: string | null;
  readonly now: () => Date;
}

/** The platform of the portal, as far as a partner sees it. */
export class Platform {
  readonly mischief: Mischief = { ...GOOD };
  readonly orders = new Map<string, Order>();
  private transactions = 0;

  constructor(private readonly options: PlatformOptions) {}

  /** Answers a partner's message; null is an answer that gets lost. */
  answer(message: Message): Message | null {
    const reply = this.reply(message);
    return this.takes('lostAnswer') ? null : reply;
  }

  /** True as often as that was ordered. */
  takes(what: keyof Mischief): boolean {
    if (this.mischief[what] <= 0) return false;
    this.mischief[what] -= 1;
    return true;
  }

  /** Somebody pays. The partner is told once, and as often more as was ordered. */
  async pay(reference: string): Promise<boolean> {
    const order = this.orders.get(reference);
    if (!order) return false;
    if (order.paidAt === null) {
      order.paidAt = this.options.now();
      order.transaction = `GD${String((this.transactions += 1)).padStart(8, '0')}`;
    }
    if (this.takes('silent')) return true;
    const message = this.callbackOf(order);
    for (let more = this.mischief.duplicate; more >= 0; more -= 1) await this.tell(message);
    return true;
  }

  private callbackOf(order: Order): Message {
    const result = this.resultOf(order);
    const told = this.takes('wrongAmount') ? { ...result, SoTien: String(Number(order.amount) + 1000) } : result;
    const message = signed(told, this.options.secret);
    return this.takes('wrongSum') ? { ...message, MaXacThuc: '0'.repeat(64) } : message;
  }

  private async tell(message: Message): Promise<void> {
    if (this.options.callbackUrl === null) return;
    await fetch(this.options.callbackUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message), signal: AbortSignal.timeout(10_000) });
  }

  private reply(message: Message): Message {
    if (!isFromPartner(message, this.options.secret)) return { MaLoi: '97', MoTa: 'Sai mã xác thực' };
    const reference = textOf(message['MaThamChieu']);
    if (message['LoaiBanTin'] === 'INIT') return this.open(reference, message);
    const order = this.orders.get(reference);
    if (!order) return { MaLoi: '02', MoTa: 'Không có giao dịch' };
    if (message['LoaiBanTin'] === 'GET_BILL') return order.paidAt === null ? { MaLoi: '01' } : { MaLoi: '00', MaThamChieu: reference, SoBienLai: `BL-${order.transaction}` };
    return order.paidAt === null ? { MaLoi: '01', MaThamChieu: reference } : signed(this.resultOf(order), this.options.secret);
  }

  // The same reference again is the same order: whoever lost the answer may ask again.
  private open(reference: string, message: Message): Message {
    if (!this.orders.has(reference)) {
      this.orders.set(reference, { reference, amount: textOf(message['SoTien']), what: textOf(message['ThongTinGiaoDich']), transaction: null, paidAt: null });
    }
    return { MaLoi: '00', MaThamChieu: reference, UrlThanhToan: `${this.options.origin()}/pay/${reference}` };
  }

  private resultOf({ reference, amount, transaction, paidAt }: Order): Message {
    return { MaLoi: '00', MaThamChieu: reference, SoTien: amount, MaGiaoDich: transaction ?? '', MaNganHang: 'NGANHANGTHU', ThoiGianGD: stamp(paidAt ?? this.options.now()) };
  }
}
