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
