import { createLogger } from '@haicap/service-kit';
import { eventually, startRedis, type TestRedis } from '@haicap/testing';
import { openRedis } from '../src/limits/open-redis.js';
import { RATE_LIMITS, RateLimits, type RedisClient } from '../src/limits/rate-limits.js';

const logger = createLogger({ service: 'gateway', level: 'silent' });
const holder = '203.0.113.1';

let server: TestRedis;
let shared: RedisClient;
// Nobody listens there: counted in this process.
const nobody = openRedis('redis://127.0.0.1:9', logger);
beforeAll(async () => {
  server = await startRedis();
  shared = openRedis(server.url, logger);
  await eventually(() => expect(shared.isReady).toBe(true));
});
afterAll(async () => {
  shared.destroy();
  nobody.destroy();
  await server.stop();
});

describe.each([['over all replicas', 'points', () => shared], ['in one process while Redis is away', 'pointsAlone', () => nobody]] as const)('wrong secrets for a tracking code, counted %s', (_where, points, redis) => {
  const allowed = (name: keyof typeof RATE_LIMITS) => RATE_LIMITS[name][points];
  const open = () => new RateLimits(redis(), 1, logger);
  const isAdmitted = (limits: RateLimits, client: string, code: string) => limits.admit(['tracking'], { client, account: undefined, code }).then(() => true, () => false);
  const miss = async (limits: RateLimits, client: string, code: string, times: number) => {
    for (let guess = 0; guess < times; guess += 1) await limits.noteTrackingMiss(code, client);
  };
  const attack = async (limits: RateLimits, code: string) => {
    for (let guess = 0; guess < allowed('trackingMissesByCode'); guess += 1) await limits.noteTrackingMiss(code, `198.51.${guess >> 8}.${guess & 255}`);
  };

  it('stop the stranger who sent them and not the holder of the receipt', async () => {
    const limits = open();

    await miss(limits, '198.51.100.9', `${points}-1`, allowed('trackingMissesByCodeAndClient'));

    expect(await isAdmitted(limits, '198.51.100.9', `${points}-1`)).toBe(false);
    expect(await isAdmitted(limits, holder, `${points}-1`)).toBe(true);
  });

  it('let the holder in also when many strangers together went beyond the limit of the day', async () => {
    const limits = open();

    await attack(limits, `${points}-2`);

    expect(await isAdmitted(limits, holder, `${points}-2`)).toBe(true);
  });

  it('leave everybody three tries for a code under attack, however they are typed', async () => {
    const limits = open();
    await attack(limits, `${points}-3`);

    await miss(limits, holder, `${points}-3`, 2);
    expect(await isAdmitted(limits, holder, ` ${points.toUpperCase()}-3`)).toBe(true);
    await miss(limits, holder, `${points}-3`, 1);

    expect(await isAdmitted(limits, holder, `${points}-3`)).toBe(false);
    expect(await isAdmitted(limits, '203.0.113.2', `${points}-3`)).toBe(true);
  });

  it('are counted for a whole IPv6 network, whose addresses cost nothing', async () => {
    const limits = open();

    await miss(limits, '2001:db8:1:2::1', `${points}-4`, allowed('trackingMissesByCodeAndClient'));

    expect(await isAdmitted(limits, '2001:db8:1:2::ffff', `${points}-4`)).toBe(false);
    expect(await isAdmitted(limits, '2001:db8:1:3::1', `${points}-4`)).toBe(true);
  });
});

describe.each([['over all replicas', 'points', () => shared], ['in one process while Redis is away', 'pointsAlone', () => nobody]] as const)('downloads, counted %s', (_where, points, redis) => {
  const outcomes = async (limits: RateLimits, account: string | undefined, times: number) => {
    const caller = { client: '203.0.113.77', account, code: undefined };
    let admitted = 0;
    for (let download = 0; download < times; download += 1) await limits.admit(['download'], caller).then(() => { admitted += 1; }, () => undefined);
    return admitted;
  };

  it('are limited for an account, and for the address of those that come with a ticket, each apart', async () => {
    const limits = new RateLimits(redis(), 0.1, logger);
    const [ofAccount, ofClient] = [RATE_LIMITS.downloadsByAccount[points] / 10, RATE_LIMITS.downloadsByClient[points] / 10];

    expect(await outcomes(limits, `${points}-desk`, ofAccount + 5)).toBe(ofAccount);
    expect(await outcomes(limits, `${points}-other`, 1)).toBe(1);
    expect(await outcomes(limits, undefined, ofClient + 5)).toBe(ofClient);
  });
});

describe('a Redis that takes connections and answers nobody', () => {
  it('holds up one request, and is left alone by those after it', async () => {
    const limits = new RateLimits(shared, 1, logger);
    const allowed: (number | undefined)[] = [];
    await shared.sendCommand(['CLIENT', 'PAUSE', '1000', 'ALL']);
    for (let call = 0; call < 20; call += 1) allowed.push((await limits.admit([], { client: holder, account: 'silent', code: undefined }))[0]?.points);
    await shared.sendCommand(['CLIENT', 'UNPAUSE']);

    expect(new Set(allowed)).toEqual(new Set([RATE_LIMITS.requestsByAccount.pointsAlone]));
  });
});

describe('programs', () => {
  it('have an allowance beside that of people', async () => {
    const limits = new RateLimits(shared, 1, logger);
    const of = async (kind: 'client' | 'officer') => (await limits.admit([], { client: holder, account: 'kiosk', kind, code: undefined })).map(({ name, remaining }) => [name, remaining]);

    expect([await of('client'), await of('client'), await of('officer')]).toEqual([[['requestsByProgram', 5_999]], [['requestsByProgram', 5_998]], [['requestsByAccount', 5_999]]]);
  });
});
