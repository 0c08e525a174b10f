import { t } from '../text/language.js';
import type { SendingOnce } from './send-once.js';

/** It was sent, and no answer came: nobody knows yet whether it arrived. */
export function SendAgain({ sending }: { sending: SendingOnce }) {
  return (
    <div className="card notice" role="alert">
      <h1>{sending.busy ? t('Đang gửi hồ sơ…') : t('Chưa biết hồ sơ đã đến nơi chưa')}</h1>
      <p>{t('Đường truyền bị ngắt khi đang gửi. Hồ sơ vẫn còn ở máy bạn. Gửi lại không tạo hồ sơ thứ hai: nếu lần trước đã đến, bạn nhận lại đúng mã hồ sơ đó.')}</p>
      {sending.problem !== null && <p className="small muted">{sending.problem.title}</p>}
      <button type="button" className="btn primary" aria-disabled={sending.busy} onClick={sending.busy ? undefined : sending.again}>{sending.busy ? t('Đang gửi…') : t('Gửi lại')}</button>
      <p className="small muted">{t('Có mạng lại thì trang này tự gửi.')}</p>
    </div>
  );
}
