const REDACTED = '[redacted]';

/** Fields that never reach a log, whatever they hold: persons, secrets, and what a database echoes of a row. */
const SENSITIVE_FIELD =
  /^(fullName|applicantName|personName|personalNumber|phone|phoneNumber|e-?mail|address|birthDate|dateOfBirth|applicant|password|secret|trackingSecret|token|accessToken|refreshToken|authorization|cookie|set-cookie|.*_url|databaseUrl|natsPassword|parameters|detail|where|body|dataKey|indexKey|auditKey|serviceKey)$/i;

const DEPTH_MAX = 8;

// Ids are tried first and kept: twelve digits inside a UUID or a trace id are nobody's number.
const ID = String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{64})(?![0-9a-f])`;
const PERSONAL_NUMBER = String.raw`(?<!\d)(?:\d{12}|\d{3}([ .-])\d{3}\1\d{3}\1\d{3})(?!\d)`.replaceAll('\\1', '\\2');
const PHONE = String.raw`(?<![\d.])(?:\+84|0084|0)[ .-]?(?:[235789]\d{1,2})(?:[ .-]?\d{2,4}){2,3}(?![\d])`;
const E_MAIL = String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,}`;
const SCRUBBED = new RegExp(`(${ID})|${PERSONAL_NUMBER}|${PHONE}|${E_MAIL}`, 'giu');

/**
 * The last line before a log is written: removes what looks like a 12-digit personal number, a Vietnamese telephone
 * number or an e-mail address from the finished text, wherever it came from. JSON stays JSON.
 */
export function scrubText(text: string): string {
  return text.replace(SCRUBBED, (match: string, ...rest: unknown[]) => {
    if (rest[0] !== undefined) return match;
    const offset = rest[2] as number;
    const before = text[offset - 1] ?? '';
    const after = text[offset + match.length] ?? '';
    // A bare number of a JSON text may only become another number.
    return ':,['.includes(before) && ',}]'.includes(after) && /^\d+$/.test(match) ? '0' : REDACTED;
  });
}

/** A copy of a log object without sensitive fields, at any depth. Errors keep their kind, message, code and stack. */
export function withoutSensitiveFields(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) return '[deep]';
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => withoutSensitiveFields(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, SENSITIVE_FIELD.test(key) ? REDACTED : withoutSensitiveFields(member, depth + 1)]),
  );
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause !== undefined && depth < DEPTH_MAX ? { cause: withoutSensitiveFields(error.cause, depth + 1) } : {}),
  };
}
