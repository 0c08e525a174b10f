import { randomBytes } from 'node:crypto';
import bwip from 'bwip-js/node';
import { encodeCrockford } from '@haicap/kernel';
import { Secret, TOTP } from 'otpauth';

// What every authenticator on a phone understands (RFC 6238); 160 bits as RFC 4226 recommends.
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Clocks of phones are a little off: one half minute before and after counts, too. */
const WINDOW = 1;
export const RECOVERY_CODES = 10;
const RECOVERY_CHARS = 24;
const RECOVERY_BYTES = 15;

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The half minute whose code this is, null when it is none of now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD_S) + delta;
}

/** The address that an authenticator reads from the picture. */
export function addressOf(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/** A QR code as a picture that stands in the page itself: no request, no script. */
export function qrPicture(text: string): string {
  const [matrix] = bwip.raw({ bcid: 'qrcode', text, eclevel: 'M' } as never) as unknown as [{ pixs: readonly number[]; pixx: number; pixy: number }];
  const { pixs, pixx, pixy } = matrix;
  const squares = [...pixs.keys()].filter((index) => pixs[index] === 1).map((index) => `M${index % pixx} ${Math.floor(index / pixx)}h1v1h-1z`).join('');
  return `<svg viewBox="-4 -4 ${pixx + 8} ${pixy + 8}" role="img" aria-label="Mã QR"><path d="${squares}"/></svg>`;
}

/** Codes for whoever has lost the phone: 120 random bits each, so that a keyed hash of one is enough to keep. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => encodeCrockford(randomBytes(RECOVERY_BYTES), RECOVERY_CHARS).match(/.{4}/g)?.join('-') ?? '');
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'HaiCap', label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret: Secret.fromBase32(secret) });
}
