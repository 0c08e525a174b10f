import { useSyncExternalStore } from 'react';
import { isStaffPath } from '../paths.js';

const listeners = new Set<() => void>();
let waiting: ServiceWorker | null = null;

const tell = (next: ServiceWorker | null) => {
  waiting = next;
  for (const listener of listeners) listener();
};
const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => void listeners.delete(changed);
};

/** Whether a newer release lies ready in this browser. */
export const useNewRelease = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);

/** Has the browser keep this application, so that it opens without a line from the second time on. Each of the two has a worker of its own. */
export async function keepShell(pathname: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // Not while the first page still loads: on a slow line it comes first.
  if (document.readyState !== 'complete') await new Promise((loaded) => window.addEventListener('load', loaded, { once: true }));
  const [script, scope] = isStaffPath(pathname) ? ['/can-bo-sw.js', '/can-bo'] : ['/sw.js', '/'];
  // Private windows and old browsers refuse, and one that is told to run no worker answers nothing: the application then works as long as there is a line.
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(script, { scope }).catch(() => undefined);
  if (registration !== undefined) watch(registration);
}

function watch(registration: ServiceWorkerRegistration): void {
  // The first one that is kept is no news to whoever has just loaded the page.
  const isNews = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting !== null && isNews()) tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => { if (coming.state === 'installed' && isNews()) tell(coming); });
  });
}

/** Begins this page anew with the newer release. */
export function beginAnew(): void {
  const next = waiting;
  if (next === null) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  next.postMessage('use-now');
  tell(null);
}

export const later = (): void => tell(null);
