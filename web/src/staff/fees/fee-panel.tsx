import type { Dossier, DossierFees, listDossierPayments, RpcReply } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { showDong } from '../../text/money.js';
import { useAskFirst } from '../ask-first.js';
import { CancelPayment } from './cancel-payment.js';

export type Payments = RpcReply<typeof listDossierPayments>;
type Payment = Payments['items'][number];

const AGAIN_MS = 5_000;
const isOpen = ({ status }: Payment) => status === 'requested' || status === 'waiting';

export const feesQuery = (dossierId: string) => ({ queryKey: ['dossier-fees', dossierId], queryFn: () => askAsPerson<DossierFees>(`/api/v1/dossiers/${dossierId}/fees`) });

/** What a dossier owes and has paid, and taking it at the desk. Money is never taken without asking, and what was taken never loses its number. */
export function FeePanel({ dossier }: { dossier: Dossier }) {
  const fees = useQuery(feesQuery(dossier.dossierId));
  return (
    <section className="card pad desk-column" aria-labelledby="fees">
      <h2 id="fees">{t('Phí, lệ phí')}</h2>
      <QueryStates query={fees} waiting={t('Đang tải phí, lệ phí…')}>{(known) => <Owed fees={known} dossier={dossier} />}</QueryStates>
    </section>
  );
}

function Owed({ fees, dossier }: { fees: DossierFees; dossier: Dossier }) {
  const may = (action: Dossier['allowedActions'][number]) => dossier.allowedActions.includes(action);
  if (!fees.payable) return <p className="muted">{t('Thủ tục này không thu tiền.')}</p>;
  return (
    <>
      {fees.lines.length === 0 ? <p className="muted">{t('Chưa xác định phí của hồ sơ này.')}</p> : (
        <ul className="plain fee-lines">{fees.lines.map((line) => <li key={`${line.source}${line.code}`}><span>{line.name}<br /><span className="xs muted">{line.basis}</span></span><b>{showDong(line.amountDong ?? 0)}</b></li>)}</ul>
      )}
      {fees.lines.length > 0 && <p className="fee">{t('Còn phải nộp')} <b>{showDong(fees.outstandingDong)}</b> <span className="small muted">{t('đã nộp {{paid}}', { paid: showDong(fees.paidDong - fees.refundedDong) })}</span></p>}
      {may('assess-fees') && fees.lines.length === 0 && <Assess dossier={dossier} />}
      {fees.outstandingDong > 0 && may('take-payment') && <Take dossier={dossier} amountDong={fees.outstandingDong} online={fees.onlinePayment === 'available' && may('request-payment')} />}
      <PaymentList dossier={dossier} />
    </>
  );
}

/** After a change of the money everything that shows the dossier is asked anew. */
function useMoneyChanged(dossier: Dossier) {
  const queries = useQueryClient();
  return (changed: Dossier) => {
    queries.setQueryData(['dossier', dossier.dossierId], changed);
    for (const key of ['dossier-fees', 'dossier-payments']) void queries.invalidateQueries({ queryKey: [key, dossier.dossierId] });
    void queries.invalidateQueries({ queryKey: ['dossiers'] });
  };
}

/** Works out the fee by rule; what no rule prices is entered with its basis. */
function Assess({ dossier }: { dossier: Dossier }) {
  const writing = useWriting();
  const changed = useMoneyChanged(dossier);
  const toBeSet = writing.problem?.code === 'FEE_TO_BE_SET';
  const [amount, setAmount] = useState('');
  const [basis, setBasis] = useState('');
  const assess = async () => {
    const amounts = toBeSet ? feesNamed(writing.problem).map(({ code }) => ({ feeCode: code, amountDong: Number(amount.replaceAll(/\D/g, '')), basis: basis.trim() })) : [];
    const answer = await writing.run<Dossier>({ method: 'POST', path: `/api/v1/dossiers/${dossier.dossierId}/fees`, version: dossier.version, body: { amounts } });
    if (answer !== undefined) changed(answer);
  };
  return (
    <form className="desk-column" onSubmit={(event) => { event.preventDefault(); void assess(); }}>
      {toBeSet && (
        <>
          <label className="f"><span>{t('Mức thu (đồng)')}</span><input inputMode="numeric" required value={amount} onChange={(event) => setAmount(event.target.value)} /></label>
          <label className="f"><span>{t('Căn cứ')}</span><input required maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} placeholder={t('ví dụ: Nghị quyết của HĐND tỉnh')} /></label>
        </>
      )}
      {writing.problem !== null && <p role="alert" className="small gold">◆ {writing.problem.title}</p>}
      <button type="submit" className="btn" disabled={writing.busy}>{t('Xác định phí')}</button>
    </form>
  );
}

/** The fees that a refusal names, to be priced by an officer. */
function feesNamed(problem: unknown): readonly { readonly code: string }[] {
  const fees = (problem as { readonly params?: { readonly fees?: unknown }; readonly fees?: unknown } | null);
  const named = fees?.params?.fees ?? fees?.fees;
  return Array.isArray(named) ? (named as { code: string }[]) : [{ code: 'le-phi' }];
}

function Take({ dossier, amountDong, online }: { dossier: Dossier; amountDong: number; online: boolean }) {
  const writing = useWriting();
  const changed = useMoneyChanged(dossier);
  const [dialog, ask] = useAskFirst();
  const pay = async (body: object) => {
    const answer = await writing.run<Dossier>({ method: 'POST', path: `/api/v1/dossiers/${dossier.dossierId}/payments`, version: dossier.version, body });
    if (answer !== undefined) changed(answer);
  };
  const askCash = () => ask({
    title: t('Thu {{amount}} tiền mặt?', { amount: showDong(amountDong) }), yes: t('Đã nhận đủ tiền'),
    consequence: t('Hệ thống lập biên lai với số tiếp theo của đơn vị. Thu nhầm thì hủy được, nhưng số biên lai vẫn giữ và phải ghi lý do.'), onYes: () => pay({ method: 'cash', amountDong }),
  });
  return (
    <>
      <div className="row">
        <button type="button" className="btn" disabled={writing.busy} onClick={askCash}>{t('Thu tiền mặt')} {showDong(amountDong)}</button>
        {online && <button type="button" className="btn" disabled={writing.busy} onClick={() => void pay({ method: 'online' })}>{t('Mở thanh toán trực tuyến')}</button>}
      </div>
      {writing.problem !== null && <p role="alert" className="small gold">◆ {writing.problem.title}</p>}
      {dialog}
    </>
  );
}

const STATUS: Readonly<Record<Payment['status'], string>> = {
  requested: t('đang mở'), waiting: t('chờ người nộp thanh toán'), paid: t('đã nộp'), failed: t('không thành'), cancelled: t('đã hủy'), refunded: t('đã hoàn'),
};
const METHOD: Readonly<Record<Payment['method'], string>> = { cash: t('Tiền mặt'), online: t('Trực tuyến'), transfer: t('Chuyển khoản') };

function PaymentList({ dossier }: { dossier: Dossier }) {
  const payments = useQuery({
    queryKey: ['dossier-payments', dossier.dossierId], queryFn: () => askAsPerson<Payments>(`/api/v1/dossiers/${dossier.dossierId}/payments`),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) === true ? AGAIN_MS : false),
  });
  const items = payments.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className="plain fee-lines" aria-label={t('Các lần thanh toán')}>
      {items.map((payment) => (
        <li key={payment.paymentId}>
          <span>{METHOD[payment.method]}, {STATUS[payment.status]}{payment.receipt !== null && <> · {t('biên lai {{number}}', { number: payment.receipt.label })}</>}<br /><span className="xs muted">{showInstant(payment.paidAt ?? payment.requestedAt)}</span>
            {payment.payUrl !== null && <> <a href={payment.payUrl} target="_blank" rel="noopener noreferrer">{t('địa chỉ thanh toán')}</a></>}
            {dossier.allowedActions.includes('cancel-payment') && (payment.status === 'paid' || isOpen(payment)) && <CancelPayment dossier={dossier} paymentId={payment.paymentId} />}
          </span>
          <b>{showDong(payment.amountDong)}</b>
        </li>
      ))}
    </ul>
  );
}
