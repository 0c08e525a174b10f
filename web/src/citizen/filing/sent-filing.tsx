import { useEffect, useRef } from 'react';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import type { FilingAnswer } from './filing-parts.js';
import type { Procedure } from './filing-steps.js';

interface SentFilingProps { readonly answer: FilingAnswer; readonly procedure: Procedure; readonly unitName: string }

/** The dossier was accepted by its owner: its code, how to follow it, and what happens next. */
export function SentFiling({ answer: { dossier, trackingSecret, trackingToken, warnings }, procedure, unitName }: SentFilingProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => { title.current?.focus(); }, []);
  const link = `${PATHS.tracking}#${new URLSearchParams(trackingToken === undefined ? { ma: dossier.code, khoa: trackingSecret } : { the: trackingToken }).toString()}`;
  return (
    <>
      <span className="sent-mark" aria-hidden="true">✓</span>
      <h1 ref={title} tabIndex={-1}>{t('Đã nộp hồ sơ')}</h1>
      <section className="card pad stack" aria-label={t('Mã của hồ sơ')}>
        <p className="muted">{procedure.name} · {unitName}</p>
        <dl className="answers">
          <div><dt>{t('Mã hồ sơ')}</dt><dd className="code-big">{dossier.code}</dd></div>
          <div><dt>{t('Mã tra cứu')}</dt><dd className="code-big">{trackingSecret}</dd></div>
          <div><dt>{t('Nộp lúc')}</dt><dd>{showInstant(dossier.submittedAt)}</dd></div>
        </dl>
        <p className="small muted">{t('Chụp màn hình hoặc ghi lại hai mã này: ai có cả hai thì xem được hồ sơ đang ở đâu.')}</p>
        <div className="row">
          <a className="btn primary" href={link}>{t('Theo dõi hồ sơ')}</a>
          <button type="button" className="btn" onClick={() => window.print()}>{t('In trang này')}</button>
        </div>
      </section>
      <section className="card pad stack">
        <h2>{t('Việc tiếp theo')}</h2>
        <ol className="bring">
          <li>{dossier.intakeDueAt === null ? t('Quầy một cửa xem hồ sơ và báo đã tiếp nhận.') : t('Quầy một cửa xem hồ sơ, chậm nhất {{time}}.', { time: showInstant(dossier.intakeDueAt) })}</li>
          <li>{t('Khi tiếp nhận, bạn có ngày hẹn trả kết quả. Thiếu gì, bạn được báo một lần, đủ mọi thứ, và bổ sung ngay trên điện thoại.')}</li>
          <li>{t('Có kết quả thì bản điện tử nằm trong "Hồ sơ của tôi".')}</li>
        </ol>
        {warnings.length > 0 && <p className="now">{t('Số định danh và ngày sinh hoặc giới tính có vẻ không khớp. Hồ sơ vẫn được nhận; quầy sẽ hỏi lại bạn nếu cần.')}</p>}
        <p><PageLink to={PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink></p>
      </section>
    </>
  );
}
