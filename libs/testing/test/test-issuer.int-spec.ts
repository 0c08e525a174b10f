import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@haicap/contracts';
import { TokenVerifier } from '@haicap/service-kit';
import { testClock, testIssuer, type TestIssuer } from '../src/index.js';

const clock = testClock();
const officer: Actor = { accountId: 'account-1', kind: 'officer', posts: [{ unitId: '0197bd00-0000-7000-8000-0000000000aa', role: 'specialist' }] };

let issuer: TestIssuer;

beforeAll(async () => {
  issuer = await testIssuer(clock);
});

afterAll(() => issuer.stop());

const verifier = () => new TokenVerifier({ ...issuer, clock });

describe('a token of the test issuer', () => {
  it('is the actor it was signed for, to the verifier that services use', async () => {
    expect(await verifier().verify(await issuer.sign(officer))).toEqual(officer);
  });

  it('ends after ten minutes of the clock', async () => {
    const token = await issuer.sign(officer);
    clock.advance(11 * 60_000);

    expect(await verifier().verify(token)).toBeNull();
  });

  it('of another issuer is nobody’s', async () => {
    const stranger = await testIssuer(clock);
    try {
      expect(await verifier().verify(await stranger.sign(officer))).toBeNull();
    } finally {
      await stranger.stop();
    }
  });
});
