import { describe, expect, it } from '@jest/globals';
import { isTrackingSecret, trackingSecret } from './tracking.js';

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
