import type { Dossier, Procedure } from '@haicap/contracts';
import { t } from '../../text/language.js';

interface PreviewProps {
  readonly dossier: Dossier; readonly procedure: Procedure; readonly asked: readonly { readonly code: string; readonly name: string; readonly note: string }[];
  readonly reasonWords: string; readonly text: string; readonly withinDays: number;
}

/** What is printed, what the citizen reads, and what happens to the clock, before anything is sent. */
export function SupplementPreview({ dossier, procedure, asked, reasonWords, text, withinDays }: PreviewProps) {
  const list = asked.length === 0 ? <p className="muted">{t('Chưa đánh dấu giấy tờ nào.')}</p> : <ol>{asked.map(({ code, name, note }) => <li key={code}>{name}{note !== '' && `: ${note}`}</li>)}</ol>;
  return (
    <div className="stack" aria-live="polite">
      <section className="card pad paper-preview" aria-labelledby="form-02">
        <p className="xs muted">{t('Mẫu số 02, xem trước')}</p>
        <h2 id="form-02">{t('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ')}</h2>
        <p>{t('Hồ sơ {{code}} của ông (bà) {{name}} về việc {{procedure}} cần bổ sung:', { code: dossier.code, name: dossier.applicantName, procedure: procedure.name })}</p>
        {list}
        <p>{t('Lý do: {{reason}}.', { reason: [reasonWords, text].filter((one) => one !== '').join('. ').replace(/\.$/, '') })}</p>
      </section>
      <section className="card pad stack" aria-labelledby="citizen-reads">
        <h2 id="citizen-reads">{t('Người nộp đọc thấy')}</h2>
        <p><span className="tag due">◆ {t('Cần bạn bổ sung')}</span></p>
        {list}
        <p>{t('Bạn có {{count}} ngày để bổ sung tại quầy hoặc trực tuyến.', { count: withinDays })}</p>
        <p className="now">{dossier.receivedAt === null ? t('Hồ sơ chưa được tiếp nhận, nên chưa có ngày hẹn; có khi bổ sung đủ.') : t('Đồng hồ dừng từ lúc gửi. Thời gian chờ không tính vào thời hạn; ngày hẹn mới có khi bổ sung đủ.')}</p>
      </section>
    </div>
  );
}
