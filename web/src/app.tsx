import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { PATHS, usePath } from './location.js';
import { PageLink } from './page-link.js';
import { ProvincePage } from './province/province-page.js';
import { SessionOverDialog } from './session/session-over-dialog.js';
import { SignedInPage, SignedOutPage } from './session/landing-pages.js';
import { WhoIsHere } from './session/who-is-here.js';
import { TrackingPage } from './tracking/tracking-page.js';
import { VerifyPage } from './verify/verify-page.js';

// What only people who are signed in need is fetched when they open it: on a weak line the public pages stay as small as they were.
const SessionsPage = lazy(async () => ({ default: (await import('./session/sessions-page.js')).SessionsPage }));
const LooksPage = lazy(async () => ({ default: (await import('./looks/looks-page.js')).LooksPage }));

const AccountsPage = lazy(async () => ({ default: (await import('./access/accounts-page.js')).AccountsPage }));
const ImportPage = lazy(async () => ({ default: (await import('./officer-import/import-page.js')).ImportPage }));
const ProgramsPage = lazy(async () => ({ default: (await import('./programs/programs-page.js')).ProgramsPage }));

interface PageOf { readonly Page: ComponentType; readonly width: 'wide' | 'narrow' | 'middle' }
const PROVINCE: PageOf = { Page: ProvincePage, width: 'wide' };
const PAGES: Readonly<Record<string, PageOf>> = {
  [PATHS.tracking]: { Page: TrackingPage, width: 'narrow' },
  [PATHS.verify]: { Page: VerifyPage, width: 'narrow' },
  [PATHS.sessions]: { Page: SessionsPage, width: 'middle' },
  [PATHS.looks]: { Page: LooksPage, width: 'middle' },
  [PATHS.accounts]: { Page: AccountsPage, width: 'middle' },
  [PATHS.officers]: { Page: ImportPage, width: 'middle' },
  [PATHS.programs]: { Page: ProgramsPage, width: 'middle' },
  [PATHS.signedIn]: { Page: SignedInPage, width: 'narrow' },
  [PATHS.signedOut]: { Page: SignedOutPage, width: 'narrow' },
};

export function App() {
  const path = usePath();
  const { Page, width } = PAGES[path] ?? PROVINCE;
  return (
    <>
      <a className="skip" href="#main">Đến nội dung chính</a>
      <header className="bar-top">
        <PageLink to={PATHS.province} label="HaiCap"><span className="mark" aria-hidden="true"><i /><i /></span><b>HaiCap</b></PageLink>
        <nav aria-label="Chính">
          <NavLink to={PATHS.province} path={path}>Toàn tỉnh</NavLink>
          <NavLink to={PATHS.tracking} path={path}>Tra cứu hồ sơ</NavLink>
          <NavLink to={PATHS.verify} path={path}>Kiểm tra kết quả</NavLink>
        </nav>
        <WhoIsHere path={path} />
      </header>
      <main id="main" tabIndex={-1} className={width}>
        <Suspense fallback={<p className="muted" role="status">Đang mở trang…</p>}><Page /></Suspense>
      </main>
      <SessionOverDialog />
    </>
  );
}

function NavLink({ to, path, children }: { to: string; path: string; children: ReactNode }) {
  return <PageLink to={to} current={to === PATHS.province ? PAGES[path] === undefined : path === to}>{children}</PageLink>;
}
