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
