import { err, ok, type Result } from '@haicap/kernel';
import { isOpenTo, refusal, type Access, type Actor, type Refusal, type RpcContract } from '@haicap/contracts';

/** What a caller presented, after its token was looked at. */
export interface Presented {
  readonly token: string | undefined;
  /** Null when there is no token or it is not valid. */
  readonly actor: Actor | null;
}

/**
 * Decides whether a caller may reach the handler of a contract at all. Denied by default: only `public` or a role or
 * scope that the contract names opens it, and a service's token opens only what names `service`.
 */
export function checkAccess(access: Access, { token, actor }: Presented): Result<Actor | null, Refusal> {
  if (access === 'public') return ok(actor);
  if (token === undefined) return err(refusal('TOKEN_MISSING'));
  if (actor === null) return err(refusal('TOKEN_INVALID'));
  return isOpenTo(actor, access) ? ok(actor) : err(refusal('FORBIDDEN'));
}

// Visible ASCII, as RFC 9110 allows in a header value; long enough for any UUID or ULID with a prefix.
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** A command carries a usable idempotency key; a query needs none. */
export function checkIdempotencyKey(contract: RpcContract, key: string | undefined): Result<string | undefined, Refusal> {
  if (contract.kind === 'query') return ok(key);
  return key !== undefined && IDEMPOTENCY_KEY.test(key) ? ok(key) : err(refusal('IDEMPOTENCY_KEY_REQUIRED'));
}

// A key of somebody's making may hold anything, also a person's number.
const TELLABLE_KEY = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
const ISSUES_MAX = 20;

interface Issue {
  readonly pointer: string;
  readonly code: string;
}

/** Parses a request by its contract. The refusal tells where and what is wrong (JSON pointers), and never a value. */
export function parseRequest(contract: RpcContract, body: unknown): Result<unknown, Refusal> {
  const parsed = contract.request.safeParse(body);
  if (parsed.success) {
    const unstorable = unstorableTexts(parsed.data, []);
    return unstorable.length === 0 ? ok(parsed.data) : err(refusal('REQUEST_INVALID', { issues: unstorable.slice(0, ISSUES_MAX) }));
  }
  const issues = parsed.error.issues.flatMap((issue): Issue[] => {
    const pointer = pointerTo(issue.path);
    if (issue.code !== 'unrecognized_keys') return [{ pointer, code: issue.code }];
    const keys = issue.keys.filter((key) => TELLABLE_KEY.test(key));
    return keys.length === 0 ? [{ pointer, code: issue.code }] : keys.map((key) => ({ pointer: `${pointer}/${key}`, code: issue.code }));
  });
  return err(refusal('REQUEST_INVALID', { issues: issues.slice(0, ISSUES_MAX) }));
}

// PostgreSQL keeps no NUL and UTF-8 has no lone surrogate: let through, such a text would come back as a fault.
function unstorableTexts(value: unknown, path: readonly PropertyKey[]): Issue[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [{ pointer: pointerTo(path), code: 'invalid_text' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => unstorableTexts(member, [...path, Array.isArray(value) ? Number(key) : key]));
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${typeof part === 'number' || TELLABLE_KEY.test(String(part)) ? String(part) : '*'}`).join('');
}
