import { t } from '../text/language.js';
import { later, useNewRelease, beginAnew } from './own-shell.js';

/** A newer release lies ready; nobody's page is loaded again without being asked. */
export function NewRelease() {
  if (!useNewRelease()) return null;
  return (
    <div className="card new-release" role="status">
      <span>{t('Đã có bản mới. Tải lại khi bạn làm xong việc đang dở.')}</span>
      <button type="button" className="btn primary" onClick={beginAnew}>{t('Tải lại')}</button>
      <button type="button" className="btn" onClick={later}>{t('Để sau')}</button>
    </div>
  );
}
