const NO_PAGE = /^\/(api|oidc|auth|\.well-known)(\/|$)/;

/** Whether an address may be a page of the web application: those of interfaces and of published keys never are. */
export function isPageAddress(pathname: string): boolean {
  return !NO_PAGE.test(pathname);
}
