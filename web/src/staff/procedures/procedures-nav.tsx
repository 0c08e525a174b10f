import { useLocation } from '@tanstack/react-router';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';

/** The pages about the catalogue of procedures. */
export function ProceduresNav() {
  const path = useLocation().pathname;
  const to = (place: string) => `${PATHS.procedures}${place}`;
  return (
    <nav className="subnav" aria-label={t('Thủ tục hành chính')}>
      <PageLink to={to('')} current={path === to('')}>{t('Danh mục')}</PageLink>
      <PageLink to={to('/ban-thao')} current={path === to('/ban-thao')}>{t('Bản thảo')}</PageLink>
      <PageLink to={to('/nhap-xuat')} current={path === to('/nhap-xuat')}>{t('Nhập, xuất')}</PageLink>
      <PageLink to={to('/chuyen-phien-ban')} current={path === to('/chuyen-phien-ban')}>{t('Chuyển phiên bản')}</PageLink>
    </nav>
  );
}
