const NO_PAGE = /^\/(api|oidc|auth|\.well-known)(\/|$)/;

/** Whether an address may be a page of the web application: those of interfaces and of published keys never are. */
export function isPageAddress(pathname: string): boolean {
  return !NO_PAGE.test(pathname);
}

const STAFF = /^\/can-bo(\/|$)/;

/** Whether an address belongs to the application of officers and not to that of citizens. */
export function isStaffAddress(pathname: string): boolean {
  return STAFF.test(pathname);
}

// Codes of procedures have points, too: /thu-tuc/1.001193, /thu-tuc/1.001193.000.00.00.H56.
const EXTENSION = /\.[a-z]{2}[a-z0-9]{0,9}$/i;

/** Whether an address names a file of the build, and not a page. */
export const isFileAddress = (path: string): boolean => EXTENSION.test(path);

/** Whether an address is the script that keeps an application for times without a line. */
export const isWorkerAddress = (path: string): boolean => path === '/sw.js' || path === '/can-bo-sw.js';
