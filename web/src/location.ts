import { useSyncExternalStore } from 'react';

export const PATHS = {
  province: '/', tracking: '/tra-cuu', verify: '/verify',
  sessions: '/phien-dang-nhap', looks: '/ai-da-xem', signedIn: '/da-dang-nhap', signedOut: '/da-dang-xuat',
  accounts: '/quan-tri/tai-khoan', officers: '/quan-tri/nhap-can-bo', programs: '/quan-tri/ung-dung',
} as const;

const subscribe = (changed: () => void) => {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
};

/** The path of the page that is open. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

/** Opens another page of this application without loading it again. Keyboard and screen reader begin at its content. */
export function openPath(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
  window.scrollTo(0, 0);
  document.getElementById('main')?.focus();
}
