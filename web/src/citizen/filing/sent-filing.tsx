import { Suspense, useEffect, useRef } from 'react';
import { trackingFragment, type FilingReceipt } from '../../draft/filing-receipt.js';
import { closeReceipt } from '../../draft/use-draft.js';
import { optionalPart } from '../../frame/optional-part.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { saveFile } from '../../save-file.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { calendarEvent } from '../tracking/appointment.js';

const QrCode = optionalPart(async () => (await import('../components/qr-code.js')).QrCode);

/** The dossier was accepted by its owner: its codes, how to follow it, and what happens next. It stays in this browser until the person closes it. */
export function SentFiling({ receipt, onClosed }: { receipt: FilingReceipt; onClosed: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => { title.current?.focus(); }, []);
  const link = `${PATHS.tracking}#${trackingFragment(receipt)}`;
  const close = () => void closeReceipt(receipt).then(onClosed, onClosed);
  return (
    <>
      <span className="sent-mark" aria-hidden="true">✓</span>
      <h1 ref={title} tabIndex={-1}>{t('Đã nộp hồ sơ')}</h1>
      <section className="card pad stack" aria-label={t('Mã của hồ sơ')}>
        <p className="muted">{receipt.procedureName} · {receipt.unitName}</p>
        <div className="sent-codes">
          <dl className="answers">
            <div><dt>{t('Mã hồ sơ')}</dt><dd className="code-big">{receipt.code}</dd></div>
            <div><dt>{t('Mã tra cứu')}</dt><dd className="code-big">{receipt.trackingSecret}</dd></div>
            <div><dt>{t('Nộp lúc')}</dt><dd>{showInstant(receipt.submittedAt)}</dd></div>
          </dl>
          <Suspense fallback={<span className="qr" />}><QrCode text={new URL(link, window.location.origin).href} label={t('Mã QR mở trang tra cứu của hồ sơ {{code}}', { code: receipt.code })} /></Suspense>
        </div>
        <p className="small muted">{t('Ai có cả hai mã, hoặc mã QR này, thì xem được hồ sơ đang ở đâu. Trang này còn ở trình duyệt này, cho tài khoản của bạn, đến khi bạn đóng nó.')}</p>
        <div className="row">
          <a className="btn primary" href={link}>{t('Theo dõi hồ sơ')}</a>
          <button type="button" className="btn" onClick={() => window.print()}>{t('In trang này')}</button>
          <IntakeEvent receipt={receipt} />
        </div>
      </section>
      <section className="card pad stack">
        <h2>{t('Việc tiếp theo')}</h2>
        <ol className="bring">
          <li>{receipt.intakeDueAt === null ? t('Quầy một cửa xem hồ sơ và báo đã tiếp nhận.') : t('Quầy một cửa xem hồ sơ, chậm nhất {{time}}.', { time: showInstant(receipt.intakeDueAt) })}</li>
          <li>{t('Khi tiếp nhận, bạn có ngày hẹn trả kết quả. Thiếu gì, bạn được báo một lần, đủ mọi thứ, và bổ sung ngay trên điện thoại.')}</li>
          <li>{t('Có kết quả thì bản điện tử nằm trong "Hồ sơ của tôi".')}</li>
        </ol>
        {receipt.isDoubtful && <p className="now">{t('Số định danh và ngày sinh hoặc giới tính có vẻ không khớp. Hồ sơ vẫn được nhận; quầy sẽ hỏi lại bạn nếu cần.')}</p>}
        <p className="row"><button type="button" className="btn" onClick={close}>{t('Đã ghi lại mã, đóng trang này')}</button> <PageLink to={PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink></p>
      </section>
    </>
  );
}

/** Until when the desk has to answer; the appointment for the result exists once it has received the dossier. */
function IntakeEvent({ receipt: { dossierId, code, submittedAt, intakeDueAt, unitName } }: { receipt: FilingReceipt }) {
  if (intakeDueAt === null) return null;
  const event = () => calendarEvent({ uid: dossierId, sequence: 0, stampedAt: submittedAt, at: intakeDueAt, summary: t('Hạn tiếp nhận hồ sơ {{code}}', { code }), location: unitName });
  return <button type="button" className="btn" onClick={() => saveFile(`han-tiep-nhan-${code}.ics`, event(), 'text/calendar')}>{t('Thêm hạn tiếp nhận vào lịch')}</button>;
}
