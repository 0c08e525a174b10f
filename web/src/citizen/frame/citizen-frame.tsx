import { Outlet, useLocation } from '@tanstack/react-router';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { SessionOverDialog } from '../../session/session-over-dialog.js';
import { WhoIsHere } from '../../session/who-is-here.js';
import { t } from '../../text/language.js';
import { LookChoices } from '../../theme/look-choices.js';

/** How wide the content of a page is; what is not named is read as text on a phone. */
const WIDE: readonly string[] = [PATHS.province];
const MIDDLE: readonly string[] = [PATHS.home, PATHS.sessions, PATHS.looks, PATHS.ownDossiers];
const widthOf = (path: string) => (WIDE.includes(path) ? 'wide' : MIDDLE.includes(path) || path.startsWith(`${PATHS.procedure}/`) ? 'middle' : 'narrow');

const NAV = [
  [PATHS.home, t('Thủ tục')], [PATHS.tracking, t('Tra cứu')], [PATHS.verify, t('Kiểm tra')], [PATHS.province, t('Toàn tỉnh')],
] as const;

/** What stands around every page of the citizens' application. */
export function CitizenFrame() {
  const path = useLocation().pathname;
  return (
    <>
      <a className="skip" href="#main">{t('Đến nội dung chính')}</a>
      <header className="bar-top">
        <PageLink to={PATHS.home} label="HaiCap"><span className="mark" aria-hidden="true"><i /><i /></span><b>HaiCap</b></PageLink>
        <nav aria-label={t('Chính')}>
          {NAV.map(([to, words]) => <PageLink key={to} to={to} current={path === to}>{words}</PageLink>)}
        </nav>
        <WhoIsHere path={path} />
      </header>
      <main id="main" tabIndex={-1} className={widthOf(path)}><Outlet /></main>
      <footer className="bar-bottom"><LookChoices /></footer>
      <SessionOverDialog />
    </>
  );
}
