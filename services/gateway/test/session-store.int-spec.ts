import { fixedClock } from '@haicap/kernel';
import { startRedis, type TestRedis } from '@haicap/testing';
import { createClient } from 'redis';
import { SessionKeys } from '../src/session/session-keys.js';
import { SessionStore } from '../src/session/session.store.js';
import type { Session } from '../src/session/session.js';

const TWELVE_HOURS_MS = 12 * 3_600_000;

let server: TestRedis;
let redis: ReturnType<typeof createClient>;
beforeAll(async () => {
  server = await startRedis();
  redis = createClient({ url: server.url });
  await redis.connect();
}, 30_000);
afterAll(async () => {
  redis.destroy();
  await server.stop();
});

const clock = fixedClock('2025-07-01T08:00:00+07:00');
const session = (): Session => ({
  accountId: 'account-1', kind: 'officer', startedAtMs: clock.now().getTime(), network: '127.0.0.1', device: 'Firefox',
  tokens: { accessToken: 'a', accessExpiresAtMs: clock.now().getTime() + 2 * TWELVE_HOURS_MS, refreshToken: 'r' },
});

describe('a session that is used all the time', () => {
  it('ends twelve hours after it began, whatever Redis still keeps', async () => {
    const keys = new SessionKeys(Buffer.alloc(32, 5));
    const store = new SessionStore(redis as never, keys, clock);
    const sessionId = keys.sessionIdOf(await store.create(session())) ?? '';

    clock.advance(TWELVE_HOURS_MS - 1_000);
    const found = await store.find(sessionId);
    expect(found).toMatchObject({ accountId: 'account-1' });
    if (found !== undefined) await store.saveTokens({ ...found, tokens: { ...found.tokens, refreshToken: 'renewed' } });
    clock.advance(1_000);

    expect(await redis.exists(`session:${sessionId}`)).toBe(1);
    expect([await store.find(sessionId), await store.listOf('account-1')]).toEqual([undefined, []]);
  });
});
