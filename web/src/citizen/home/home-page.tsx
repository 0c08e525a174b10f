import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { usePageTitle } from '../../frame/page-title.js';
import { t } from '../../text/language.js';

export function HomePage() {
  usePageTitle(t('Dịch vụ công của tỉnh'));
  return (
    <>
      <h1>{t('Bạn cần làm gì?')}</h1>
      <ul className="plain stack">
        <li><PageLink className="card pad door" to={PATHS.tracking}><b>{t('Tra cứu hồ sơ')}</b><span className="muted">{t('Bằng mã trên giấy tiếp nhận hoặc mã QR')}</span></PageLink></li>
        <li><PageLink className="card pad door" to={PATHS.verify}><b>{t('Kiểm tra kết quả')}</b><span className="muted">{t('Giấy tờ điện tử có đúng do cơ quan cấp không')}</span></PageLink></li>
        <li><PageLink className="card pad door" to={PATHS.province}><b>{t('Số liệu toàn tỉnh')}</b><span className="muted">{t('Tiếp nhận, giải quyết, đúng hạn của từng xã, phường')}</span></PageLink></li>
      </ul>
    </>
  );
}
