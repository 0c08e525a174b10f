/** What a worker keeps of one application so that it opens without a line: its page, and the files of the build that the page may ask for. */
export interface Shell {
  readonly app: 'citizen' | 'staff';
  /** The address whose answer stands for every page of the application. */
  readonly page: string;
  readonly files: readonly string[];
  /** Another one for every build that differs. */
  readonly release: string;
}

const STAFF = /^\/can-bo(\/|$)/;
/** What the gateway answers itself, with no page of an application: the interface, signing in, files, and the page that verifies receipts. */
const NO_PAGE = /^\/(api|oidc|auth|\.well-known|assets|verify\/receipt)(\/|$)|\.[a-z]{2}[a-z0-9]{0,9}$/i;

export type Asked = 'page' | 'file' | 'elsewhere';

/** What somebody asks for. Only pages and files of the build concern the worker: no answer of the interface is ever kept. */
export function askedFor({ app, files }: Pick<Shell, 'app' | 'files'>, { method, mode, pathname, isOurs }: { method: string; mode: string; pathname: string; isOurs: boolean }): Asked {
  if (method !== 'GET' || !isOurs) return 'elsewhere';
  if (mode === 'navigate') return !NO_PAGE.test(pathname) && STAFF.test(pathname) === (app === 'staff') ? 'page' : 'elsewhere';
  return files.includes(pathname) ? 'file' : 'elsewhere';
}

const RELEASES_KEPT = 2;
const prefixOf = (app: Shell['app']) => `haicap-${app}-`;
export const cacheName = ({ app, release }: Pick<Shell, 'app' | 'release'>): string => `${prefixOf(app)}${release}`;

/** The caches of this application that may go: a tab that still shows the release before keeps finding its files. `names` come in the order of their making. */
export function outdated(names: readonly string[], shell: Pick<Shell, 'app' | 'release'>): string[] {
  const others = names.filter((name) => name.startsWith(prefixOf(shell.app)) && name !== cacheName(shell));
  return others.slice(0, Math.max(0, others.length - (RELEASES_KEPT - 1)));
}
