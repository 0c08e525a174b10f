import { isPageAddress } from '../web/page-address.js';

/** Whoever works with people's data is asked to sign in again sooner than somebody who looks at their own. */
export type SessionKind = 'officer' | 'citizen';

const MINUTE_MS = 60_000;
const IDLE_MS: Readonly<Record<SessionKind, number>> = { officer: 15 * MINUTE_MS, citizen: 30 * MINUTE_MS };
export const SESSION_MAX_MS = 12 * 60 * MINUTE_MS;
/** A token is renewed when it has less left: an owner that answers late still finds it valid. */
const RENEW_BEFORE_MS = MINUTE_MS;
/** What a request in flight needs; a token that has less is of no use any more. */
const USABLE_FOR_MS = 15_000;

export interface SessionTokens {
  readonly accessToken: string;
  readonly accessExpiresAtMs: number;
  readonly refreshToken: string;
}

/** What the gateway keeps of one signed-in browser. */
export interface Session {
  readonly accountId: string;
  readonly kind: SessionKind;
  readonly startedAtMs: number;
  /** From where roughly: the network, not the address, and words for the device. */
  readonly network: string;
  readonly device: string;
  readonly tokens: SessionTokens;
}

/** A session and the name it is known by: the digest of its cookie, from which the cookie cannot be had. */
export interface NamedSession extends Session {
  readonly sessionId: string;
}

export function idleMs({ kind }: Pick<Session, 'kind'>): number {
  return IDLE_MS[kind];
}

export function endsAtMs({ startedAtMs }: Pick<Session, 'startedAtMs'>): number {
  return startedAtMs + SESSION_MAX_MS;
}

/** The second in which it began, as `iat` counts. */
export function startedAtS({ startedAtMs }: Pick<Session, 'startedAtMs'>): number {
  return Math.floor(startedAtMs / 1_000);
}

export function hasEnded(session: Pick<Session, 'startedAtMs'>, nowMs: number): boolean {
  return nowMs >= endsAtMs(session);
}

export function needsRenewal({ accessExpiresAtMs }: SessionTokens, nowMs: number): boolean {
  return accessExpiresAtMs - nowMs < RENEW_BEFORE_MS;
}

export function isUsable({ accessExpiresAtMs }: SessionTokens, nowMs: number): boolean {
  return accessExpiresAtMs - nowMs >= USABLE_FOR_MS;
}

/** Redis does not answer: who is signed in cannot be known now. A fault, not a refusal. */
export class SessionsUnavailable extends Error {
  constructor(cause: unknown) {
    super('sessions cannot be read', { cause });
    this.name = 'SessionsUnavailable';
  }
}

const BROWSERS = [['Edge', /\bEdg(?:e|A|iOS)?\//], ['Cốc Cốc', /\bcoc_coc_browser\//], ['Opera', /\bOPR\//], ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//], ['Safari', /\bSafari\//]] as const;
const SYSTEMS = [['Android', /\bAndroid\b/], ['iOS', /\b(?:iPhone|iPad)\b/], ['Windows', /\bWindows\b/], ['macOS', /\bMacintosh\b/], ['Linux', /\bLinux\b/]] as const;

/** A browser and a system by name, as a person would say it; versions would only tell browsers apart. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (names: readonly (readonly [string, RegExp])[]) => names.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  return [named(BROWSERS) ?? 'Trình duyệt khác', named(SYSTEMS)].filter((part) => part !== undefined).join(' · ');
}

/** Where a browser may be sent after sign-in: a page of ours and nothing else. */
export function returnPathOf(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || wanted.length > RETURN_CHARS_MAX || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  const isPage = wanted.startsWith('/') && url.origin === origin && isPageAddress(url.pathname) && !url.pathname.startsWith('//');
  return isPage ? `${url.pathname}${url.search}${url.hash}` : '/';
}

const RETURN_CHARS_MAX = 500;
