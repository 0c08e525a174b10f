import { isSafeUrl, type Logger } from '@haicap/service-kit';
import { z } from 'zod';
import { checksum, hasChecksum, MESSAGE_SET, OK, readAmount, readWireTime, text, wireTime } from './platform-message.js';
import type {
  BillAnswer, CallbackMessage, CallbackVerdict, OpenAnswer, PaymentOrder, PaymentPlatform, PlatformPayment, QueryAnswer,
} from './payment-platform.js';

/** To whom people pay. */
export interface BeneficiaryAccount {
  readonly number: string;
  readonly bank: string;
  readonly holder: string;
}

export interface PlatformSettings {
  readonly url: string;
  readonly partner: string;
  readonly secret: string;
  /** The account of the province: where a unit has none of its own. */
  readonly account: BeneficiaryAccount;
  /** Accounts of units, by their identification code: a service centre has an account of its own (Decree 309/2026). */
  readonly accounts: Readonly<Record<string, BeneficiaryAccount>>;
  /** The hosts on which people pay; the platform's own when there is none. */
  readonly pageHosts: readonly string[];
  readonly logger: Pick<Logger, 'warn'>;
}

const ANSWER_MAX_MS = 10_000;
const NOT_PAID = '01';
const UNKNOWN = '02';
const answer = z.looseObject({ MaLoi: z.string() });
type Answer = z.infer<typeof answer>;

/** Tells how sure the platform may be that its message arrived: `00` also for one that was known. */
const VERDICTS: Readonly<Record<CallbackVerdict, readonly [code: string, words: string]>> = {
  accepted: [OK, 'Thành công'], duplicate: [OK, 'Đã ghi nhận trước đó'], 'not-paid': [OK, 'Đã ghi nhận'],
  forged: ['97', 'Sai mã xác thực'], 'unknown-reference': ['02', 'Không có mã tham chiếu'], 'wrong-amount': ['04', 'Sai số tiền'],
  conflict: ['05', 'Giao dịch khác đã được ghi nhận'],
};

/** The portal's payment platform over HTTP. */
export class HttpPaymentPlatform implements PaymentPlatform {
  constructor(private readonly settings: PlatformSettings) {}

  async open(order: PaymentOrder): Promise<OpenAnswer> {
    // Nobody pays for a bill whose lines are not what it asks for.
    if (order.fees.reduce((sum, { amountDong }) => sum + amountDong, 0) !== order.amountDong) return { kind: 'refused', code: 'sums-differ' };
    const reply = await this.#send('INIT', order.reference, order.at, this.#init(order));
    if (reply.MaLoi !== OK) return { kind: 'refused', code: reply.MaLoi.slice(0, 20) };
    const about = text(reply['MaThamChieu']);
    if (about !== '' && about !== order.reference) throw new Error('the answer to an order is about another one');
    const payUrl = text(reply['UrlThanhToan']);
    if (this.#isPageToPay(payUrl)) return { kind: 'opened', payUrl };
    // Nobody is sent to an address that this installation does not know as the platform's, whoever put it into the answer.
    this.settings.logger.warn({ host: hostOf(payUrl), known: this.#pageHosts() }, 'the platform sends payers to an unknown host; see HAICAP_PAYMENT_PAGE_HOSTS');
    return { kind: 'refused', code: 'page-unknown' };
  }

  async query(reference: string, at: Date): Promise<QueryAnswer> {
    const reply = await this.#send('QUERY', reference, at);
    if (reply.MaLoi === NOT_PAID) return { kind: 'not-paid' };
    if (reply.MaLoi === UNKNOWN) return { kind: 'unknown' };
    if (reply.MaLoi !== OK) throw new Error(`the platform answers a query with ${reply.MaLoi.slice(0, 20)}`);
    // What says that money is there is believed only with the platform's sum.
    const payment = hasChecksum('result', reply, this.settings.secret) ? paymentOf(reply) : null;
    if (payment?.reference !== reference) throw new Error('the answer to a query is not about it, or not the platform\'s');
    return { kind: 'paid', payment };
  }

  async bill(reference: string, at: Date): Promise<BillAnswer> {
    const reply = await this.#send('GET_BILL', reference, at);
    const billNumber = text(reply['SoBienLai']).slice(0, 60);
    return reply.MaLoi === OK && billNumber !== '' ? { kind: 'bill', billNumber } : { kind: 'none' };
  }

  readCallback(message: Readonly<Record<string, unknown>>): CallbackMessage {
    if (!hasChecksum('result', message, this.settings.secret)) return { kind: 'forged' };
    if (text(message['MaLoi']) !== OK) return { kind: 'not-paid', reference: text(message['MaThamChieu']).slice(0, 60), code: text(message['MaLoi']).slice(0, 20) };
    const payment = paymentOf(message);
    return payment ? { kind: 'paid', payment } : { kind: 'forged' };
  }

  answerCallback(verdict: CallbackVerdict): Record<string, unknown> {
    const [code, words] = VERDICTS[verdict];
    return { MaLoi: code, MoTa: words };
  }

  #isPageToPay(address: string): boolean {
    return isSafeUrl(address) && this.#pageHosts().includes(new URL(address).host);
  }

  #pageHosts(): readonly string[] {
    const { pageHosts, url } = this.settings;
    return pageHosts.length > 0 ? pageHosts : [new URL(url).host];
  }

  #init({ amountDong, dossierCode, procedureCode, procedureName, unitCode, unitName, fees }: PaymentOrder): Record<string, unknown> {
    const account = this.settings.accounts[unitCode] ?? this.settings.account;
    const lines = (kind: string) => fees.filter((fee) => fee.kind === kind).map(({ code, name, amountDong: dong }) => ({ MaPhiLePhi: code, TenPhiLePhi: name, SoTien: String(dong) }));
    return {
      SoTien: String(amountDong), LoaiHinhThanhToan: 'PAY', MaKenhThanhToan: '', MaThietBi: '', NgonNgu: 'vi-VN', MaTienTe: 'VND', MaNganHang: '',
      ThongTinGiaoDich: `Phi le phi ho so ${dossierCode}`, Ip: '',
      ThongTinBienLai: {
        MaDichVu: procedureCode, MaDVC: procedureCode, TenDVC: procedureName, MaTTHC: procedureCode, TenTTHC: procedureName, MaDonVi: unitCode, TenDonVi: unitName,
        MaHoSo: dossierCode, TKThuHuong: account.number, MaNHThuHuong: account.bank, TenTKThuHuong: account.holder, NoiDungThanhToan: `Phi le phi ho so ${dossierCode}`,
        HoTenNguoiNop: '', SoCMNDNguoiNop: '', DiaChiNguoiNop: '', TinhNguoiNop: '', PhiLePhi: [...lines('fee'), ...lines('charge')],
        DSKhoanNop: fees.map(({ name, amountDong: dong }) => ({ NoiDung: name, SoTien: String(dong) })),
      },
    };
  }

  async #send(kind: 'INIT' | 'QUERY' | 'GET_BILL', reference: string, at: Date, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const message = { LoaiBanTin: kind, PhienBan: MESSAGE_SET, MaDoiTac: this.settings.partner, MaThamChieu: reference, ThoiGianGD: wireTime(at), ...more };
    const response = await fetch(this.settings.url, {
      method: 'POST', headers: { 'content-type': 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MAX_MS),
      body: JSON.stringify({ ...message, MaXacThuc: checksum(kind, message, this.settings.secret) }),
    });
    if (!response.ok) throw new Error(`the platform answers ${response.status}`);
    return answer.parse(await response.json());
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}

function paymentOf(message: Readonly<Record<string, unknown>>): PlatformPayment | null {
  const [amountDong, paidAt] = [readAmount(message['SoTien']), readWireTime(message['ThoiGianGD'])];
  const [reference, transactionId] = [text(message['MaThamChieu']).slice(0, 60), text(message['MaGiaoDich']).slice(0, 60)];
  if (amountDong === null || paidAt === null || reference === '' || transactionId === '') return null;
  return { reference, amountDong, transactionId, bankCode: text(message['MaNganHang']).slice(0, 30), paidAt };
}
