import { useSyncExternalStore } from 'react';

export const PATHS = { province: '/', tracking: '/tra-cuu', verify: '/verify' } as const;

const subscribe = (changed: () => void) => {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
};

/** The path of the page that is open. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

/** Opens another page of this application without loading it again. */
export function openPath(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
