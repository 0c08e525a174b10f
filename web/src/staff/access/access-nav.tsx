import { useLocation } from '@tanstack/react-router';
import { PATHS } from '../../paths.js';
import { PageLink } from '../../page-link.js';
import { administers } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';

/** The pages about who gets in, for this account. */
export function AccessNav({ account }: { account: OwnAccount }) {
  const path = useLocation().pathname;
  return (
    <nav className="subnav" aria-label={t('Quản trị truy cập')}>
      <PageLink to={PATHS.accounts} current={path === PATHS.accounts}>{t('Tài khoản')}</PageLink>
      {administers(account) && <PageLink to={PATHS.officers} current={path === PATHS.officers}>{t('Nhập cán bộ')}</PageLink>}
      <PageLink to={PATHS.permissions} current={path === PATHS.permissions}>{t('Phân quyền')}</PageLink>
      <PageLink to={PATHS.programs} current={path === PATHS.programs}>{t('Ứng dụng')}</PageLink>
    </nav>
  );
}
