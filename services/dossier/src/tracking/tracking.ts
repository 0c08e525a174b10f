import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeCrockford, normalizeCrockford } from '@haicap/kernel';

// Ten characters are 50 bits: with the gateway's limit per code, guessing one secret takes longer than a century.
export const TRACKING_SECRET_CHARS = 10;

/**
 * The word printed on the receipt beside the code. Codes are public and guessable, so the word is what protects a
 * dossier from strangers; it is derived and stored nowhere.
 */
export function trackingSecret(installationKey: Uint8Array, dossierId: string): string {
  const mac = createHmac('sha256', installationKey).update(`tracking:${dossierId}`).digest();
  return encodeCrockford(mac, TRACKING_SECRET_CHARS);
}

/** Compares a typed word in constant time; a word that cannot be one is compared too, so that it takes as long. */
export function isTrackingSecret(installationKey: Uint8Array, dossierId: string, typed: string): boolean {
  const normal = normalizeCrockford(typed);
  const word = (normal.ok ? normal.value : '').slice(0, TRACKING_SECRET_CHARS + 1).padEnd(TRACKING_SECRET_CHARS + 1);
  const expected = trackingSecret(installationKey, dossierId).padEnd(TRACKING_SECRET_CHARS + 1);
  return timingSafeEqual(Buffer.from(word), Buffer.from(expected));
}

// 128 bits, so that nobody has to count the tries.
const TOKEN_MAC_BYTES = 16;
const TOKEN_BYTES = 16 + TOKEN_MAC_BYTES;

/**
 * What the QR code of a receipt holds: the id of the dossier and 128 bits that only the installation can make for it, as
 * 43 characters. It opens the dossier by itself, is derived and stored nowhere.
 */
export function trackingToken(installationKey: Uint8Array, dossierId: string): string {
  return Buffer.concat([Buffer.from(dossierId.replaceAll('-', ''), 'hex'), tokenMac(installationKey, dossierId)]).toString('base64url');
}

/** The dossier a token is for, or null when the installation did not make it. Every token costs the same work. */
export function dossierOfToken(installationKey: Uint8Array, token: string): string | null {
  const typed = Buffer.from(token.trim(), 'base64url');
  const bytes = Buffer.alloc(TOKEN_BYTES);
  typed.copy(bytes);
  const dossierId = idOf(bytes);
  const isMade = timingSafeEqual(bytes.subarray(TOKEN_BYTES - TOKEN_MAC_BYTES), tokenMac(installationKey, dossierId));
  return isMade && typed.length === TOKEN_BYTES ? dossierId : null;
}

function tokenMac(installationKey: Uint8Array, dossierId: string): Buffer {
  return createHmac('sha256', installationKey).update(`tracking-token:${dossierId}`).digest().subarray(0, TOKEN_MAC_BYTES);
}

function idOf(bytes: Buffer): string {
  const hex = bytes.subarray(0, TOKEN_BYTES - TOKEN_MAC_BYTES).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * What the QR code of a paper opens: the token alone, so that a photographed code does not give away the word to read out at a desk.
 * What follows the # never leaves the phone and lands in no log. Without a token it is the page on which somebody types.
 */
export function trackingAddress(publicOrigin: string, token: string | null): string {
  return `${publicOrigin}/tra-cuu${token === null ? '' : `#the=${token}`}`;
}
