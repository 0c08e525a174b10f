import type { MouseEvent, ReactNode } from 'react';
import { openPath, PATHS, usePath } from './location.js';
import { ProvincePage } from './province/province-page.js';
import { TrackingPage } from './tracking/tracking-page.js';

export function App() {
  const path = usePath();
  const isTracking = path === PATHS.tracking;
  return (
    <>
      <a className="skip" href="#main">Đến nội dung chính</a>
      <header className="bar-top">
        <PageLink to={PATHS.province} label="HaiCap"><span className="mark" aria-hidden="true"><i /><i /></span><b>HaiCap</b></PageLink>
        <nav aria-label="Chính">
          <PageLink to={PATHS.province} current={!isTracking}>Toàn tỉnh</PageLink>
          <PageLink to={PATHS.tracking} current={isTracking}>Tra cứu hồ sơ</PageLink>
        </nav>
      </header>
      <main id="main" className={isTracking ? 'narrow' : 'wide'}>{isTracking ? <TrackingPage /> : <ProvincePage />}</main>
    </>
  );
}

function PageLink({ to, current, label, children }: { to: string; current?: boolean; label?: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openPath(to);
  };
  return <a href={to} onClick={follow} aria-label={label} aria-current={current ? 'page' : undefined}>{children}</a>;
}
