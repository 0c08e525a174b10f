import type { MouseEvent, ReactNode } from 'react';
import { openPath, PATHS, usePath } from './location.js';
import { ProvincePage } from './province/province-page.js';
import { TrackingPage } from './tracking/tracking-page.js';
import { VerifyPage } from './verify/verify-page.js';

export function App() {
  const path = usePath();
  const isTracking = path === PATHS.tracking;
  const isVerifying = path === PATHS.verify;
  return (
    <>
      <a className="skip" href="#main">Đến nội dung chính</a>
      <header className="bar-top">
        <PageLink to={PATHS.province} label="HaiCap"><span className="mark" aria-hidden="true"><i /><i /></span><b>HaiCap</b></PageLink>
        <nav aria-label="Chính">
          <PageLink to={PATHS.province} current={!isTracking && !isVerifying}>Toàn tỉnh</PageLink>
          <PageLink to={PATHS.tracking} current={isTracking}>Tra cứu hồ sơ</PageLink>
          <PageLink to={PATHS.verify} current={isVerifying}>Kiểm tra kết quả</PageLink>
        </nav>
      </header>
      <main id="main" className={isTracking || isVerifying ? 'narrow' : 'wide'}>{pageOf({ isTracking, isVerifying })}</main>
    </>
  );
}

function pageOf({ isTracking, isVerifying }: { isTracking: boolean; isVerifying: boolean }): ReactNode {
  if (isTracking) return <TrackingPage />;
  return isVerifying ? <VerifyPage /> : <ProvincePage />;
}

function PageLink({ to, current, label, children }: { to: string; current?: boolean; label?: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openPath(to);
  };
  return <a href={to} onClick={follow} aria-label={label} aria-current={current ? 'page' : undefined}>{children}</a>;
}
