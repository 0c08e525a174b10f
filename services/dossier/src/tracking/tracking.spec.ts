import { describe, expect, it } from '@jest/globals';
import { dossierOfToken, isTrackingSecret, trackingSecret, trackingToken } from './tracking.js';

const KEY = Buffer.alloc(32, 7);
const DOSSIER = '0197c1a0-0000-7000-8000-000000000001';
const secret = trackingSecret(KEY, DOSSIER);

describe('a tracking secret', () => {
  it('is ten characters that cannot be misread', () => {
    expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  it('differs by dossier and by installation', () => {
    expect(trackingSecret(KEY, DOSSIER.replace(/1$/, '2'))).not.toBe(secret);
    expect(trackingSecret(Buffer.alloc(32, 8), DOSSIER)).not.toBe(secret);
  });

  it('is accepted as people type it', () => {
    expect(isTrackingSecret(KEY, DOSSIER, ` ${secret.slice(0, 5).toLowerCase()}-${secret.slice(5)} `)).toBe(true);
  });

  it.each([['nothing', ''], ['less', secret.slice(0, 9)], ['more', `${secret}0`], ['another word', '0000000000'], ['no word at all', 'ầ!?']])('is not accepted as %s', (_, typed) => {
    expect(isTrackingSecret(KEY, DOSSIER, typed)).toBe(false);
  });
});

describe('what the QR code of a receipt holds', () => {
  const token = trackingToken(KEY, DOSSIER);

  it('is 43 characters that need no escaping, and leads to its dossier', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(dossierOfToken(KEY, ` ${token}\n`)).toBe(DOSSIER);
  });

  it('is for one dossier of one installation', () => {
    expect(dossierOfToken(Buffer.alloc(32, 8), token)).toBeNull();
    expect(trackingToken(KEY, DOSSIER.replace(/1$/, '2'))).not.toBe(token);
  });

  it('opens nothing once any of its 256 bits is another', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(dossierOfToken(KEY, altered.toString('base64url'))).toBeNull();
    }
  });

  it.each([['nothing', ''], ['less', token.slice(0, 40)], ['more', `${token}AAAA`], ['words', 'không có']])('opens nothing with %s', (_, typed) => {
    expect(dossierOfToken(KEY, typed)).toBeNull();
  });
});
