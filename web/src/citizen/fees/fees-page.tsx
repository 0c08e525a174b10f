import type { Dossier, listDossierPayments, Payment, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '../../frame/page-title.js';
import { QueryStates } from '../../frame/query-states.js';
import { useParam } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { showDong } from '../../text/money.js';
import '../filing/filing.css';
import { isOpen, methodWords, nextDeed, paymentWords, type Fees } from './payment-standing.js';
import { feeStepWords } from '../../fee-words/fee-step-words.js';

type Payments = RpcReply<typeof listDossierPayments>;
const LOOK_AGAIN_MS = 3_000;

/** What a dossier costs, what was paid, and the way to pay. */
export function FeesPage() {
  const dossierId = useParam('dossierId');
  usePageTitle(t('Phí, lệ phí'));
  return (
    <>
      <p><PageLink to={`${PATHS.ownDossiers}/${dossierId}`}>{t('‹ Về hồ sơ')}</PageLink></p>
      <h1>{t('Phí, lệ phí')}</h1>
      <ForSignedIn isFor={({ kind }) => kind === 'citizen'}>{() => <Money dossierId={dossierId} />}</ForSignedIn>
    </>
  );
}

function Money({ dossierId }: { dossierId: string }) {
  const queryKey = ['own-money', dossierId];
  const money = useQuery({
    queryKey,
    queryFn: async () => {
      const [fees, { items }] = await Promise.all([askAsPerson<Fees>(`/api/v1/dossiers/${dossierId}/fees`), askAsPerson<Payments>(`/api/v1/dossiers/${dossierId}/payments`)]);
      return { fees, payments: [...items].sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1)) };
    },
    // Somebody pays on a page of the platform; this one notices by itself.
    refetchInterval: ({ state }) => (state.data?.payments.some(isOpen) ? LOOK_AGAIN_MS : false),
  });
  return (
    <QueryStates query={money} waiting={t('Đang tải…')}>
      {({ fees, payments }) => (
        <>
          <Owed fees={fees} />
          <Deed fees={fees} payments={payments} />
          {payments.length > 0 && <PaymentList payments={payments} />}
        </>
      )}
    </QueryStates>
  );
}

function Owed({ fees }: { fees: Fees }) {
  return (
    <section className="card pad stack" aria-labelledby="owed">
      <h2 id="owed">{fees.outstandingDong > 0 ? t('Còn phải nộp') : t('Không còn gì phải nộp')}</h2>
      {fees.outstandingDong > 0 && <p className="fee-total">{showDong(fees.outstandingDong)}</p>}
      {fees.lines.length > 0 && (
        <ul className="plain fee-lines">
          {fees.lines.map((line) => (
            <li key={`${line.code}-${line.label ?? ''}`}>
              <span><b>{line.name}</b><span className="small muted">{[...line.steps.map(feeStepWords), line.basis].join(' · ')}</span></span>
              <span>{line.amountDong === null ? t('sẽ báo sau') : showDong(line.amountDong)}</span>
            </li>
          ))}
        </ul>
      )}
      {fees.paidDong > 0 && <p className="small muted">{t('Đã nộp {{amount}}', { amount: showDong(fees.paidDong) })}</p>}
    </section>
  );
}

function Deed({ fees, payments }: { fees: Fees; payments: readonly Payment[] }) {
  const deed = nextDeed(fees, payments);
  const open = payments.find(isOpen);
  if (deed === 'not-yet') return <p className="now">{t('Cơ quan chưa xác định số tiền. Bạn được báo khi có.')}</p>;
  if (deed === 'at-desk') return <p className="now">{t('Nơi này chưa nhận thanh toán trực tuyến. Bạn trả tại quầy khi nhận kết quả hoặc khi được báo.')}</p>;
  if (deed === 'pay') return <Pay fees={fees} again={payments.length > 0} />;
  return open === undefined ? null : <UnderWay fees={fees} payment={open} />;
}

/** Writes about the money with the version that stands on the page, and reads everything again. */
function useMoneyWriting({ dossierId, dossierVersion }: Fees) {
  const writing = useWriting();
  const queries = useQueryClient();
  const run = async (path: string, body: unknown) => {
    await writing.run<Dossier>({ method: 'POST', path: `/api/v1/dossiers/${dossierId}/${path}`, body, version: dossierVersion });
    // Refused or not: what stands there now is what counts.
    await queries.invalidateQueries({ queryKey: ['own-money', dossierId] });
  };
  return { ...writing, run };
}

function Pay({ fees, again }: { fees: Fees; again: boolean }) {
  const writing = useMoneyWriting(fees);
  return (
    <div className="stack filing-go">
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
      <button type="button" className="btn primary" aria-disabled={writing.busy} onClick={writing.busy ? undefined : () => void writing.run('payments', { method: 'online' })}>
        {again ? t('Thanh toán lại {{amount}}', { amount: showDong(fees.outstandingDong) }) : t('Thanh toán trực tuyến {{amount}}', { amount: showDong(fees.outstandingDong) })}
      </button>
      <p className="small muted">{t('Bạn trả trên trang của nền tảng thanh toán rồi quay lại đây. Trả không thành thì hồ sơ vẫn nguyên, không phải nộp lại.')}</p>
    </div>
  );
}

function UnderWay({ fees, payment }: { fees: Fees; payment: Payment }) {
  const writing = useMoneyWriting(fees);
  const cancel = () => writing.run(`payments/${payment.paymentId}/cancel`, { reasonCode: 'payer-changed-method', reasonText: t('Người nộp chọn cách khác') });
  return (
    <section className="card pad stack" aria-live="polite">
      {payment.payUrl === null
        ? <p role="status">{t('Đang mở trang thanh toán…')}</p>
        : <p>{t('Trang thanh toán đã mở. Trả xong, trang này tự cập nhật.')}</p>}
      {writing.problem !== null && <p className="e-error" role="alert">{writing.problem.title}</p>}
      <div className="row">
        {payment.payUrl !== null && <a className="btn primary" href={payment.payUrl}>{t('Đến trang thanh toán')}</a>}
        <button type="button" className="btn" aria-disabled={writing.busy} onClick={writing.busy ? undefined : () => void cancel()}>{t('Hủy, trả cách khác')}</button>
      </div>
    </section>
  );
}

function PaymentList({ payments }: { payments: readonly Payment[] }) {
  return (
    <section className="card pad stack" aria-labelledby="payments">
      <h2 id="payments">{t('Các lần thanh toán')}</h2>
      <ul className="plain stack">
        {payments.map((payment) => {
          const [words, tone] = paymentWords(payment);
          return (
            <li key={payment.paymentId} className="top">
              <span><b>{showDong(payment.amountDong)}</b> <span className="small muted">{methodWords(payment)} · {showInstant(payment.paidAt ?? payment.requestedAt)}</span>
                {payment.receipt !== null && <span className="small"><br />{t('Biên lai {{label}}', { label: payment.receipt.label })}{payment.billNumber !== null && ` · ${payment.billNumber}`}</span>}</span>
              <span className={`tag ${tone}`}>{words}</span>
            </li>
          );
        })}
      </ul>
      {payments.some(({ receipt }) => receipt !== null) && <p><button type="button" className="btn" onClick={() => window.print()}>{t('In trang này')}</button></p>}
    </section>
  );
}
