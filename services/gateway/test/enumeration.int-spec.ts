import { request } from 'node:http';
import { refusal, trackDossier } from '@haicap/contracts';
import { err } from '@haicap/kernel';
import { eventually } from '@haicap/testing';
import { RATE_LIMITS } from '../src/limits/rate-limits.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

const IS_LONG = process.env['HAICAP_TEST_LONG'] === '1';
const AT_ONCE = 5;
// In Redis, in this process while a busy Redis is left alone, and what is under way when a limit is reached.
const ANSWERED_MAX = RATE_LIMITS.trackingCodesMissedByClient.points + RATE_LIMITS.trackingCodesMissedByClient.pointsAlone + 2 * AT_ONCE;
const GUESSES = IS_LONG ? 10_000 : 1_000;

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
  gateway.owners.answer(trackDossier, () => err(refusal('TRACKING_NOT_FOUND')));
}, 60_000);
afterAll(async () => gateway.stop(), 30_000);

interface Guessed { readonly status: number; readonly body: string; readonly headers: Readonly<Record<string, unknown>> }

/** A guess from an address of this machine: every address of 127.0.0.0/8 is one. */
function guess(address: string, code: string, secret: string): Promise<Guessed> {
  const body = JSON.stringify({ code, secret });
  return new Promise((done, fail) => {
    const sent = request(`${gateway.url}/api/v1/tracking`, { method: 'POST', localAddress: address, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => done({ status: answer.statusCode ?? 0, body: text, headers: answer.headers }));
    });
    sent.on('error', fail).end(body);
  });
}

const codeOf = (number: number) => `H56.147.97-250701-${String(number).padStart(4, '0')}`;

async function walk(addresses: readonly string[], codes: number): Promise<Map<number, number>> {
  const told = new Map<number, number>();
  for (let number = 0; number < codes; number += AT_ONCE) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => guess(addresses[(number + at) % addresses.length] ?? '', codeOf(number + at), `GUESS${number + at}`)));
    for (const { status } of answers) told.set(status, (told.get(status) ?? 0) + 1);
  }
  return told;
}

const attacks = async (kind: string) => {
  const text = await (await fetch(`${gateway.healthUrl}/metrics`)).text();
  return Number(new RegExp(`haicap_tracking_attacks_total\\{[^}]*attack="${kind}"[^}]*\\} (\\d+)`).exec(text)?.[1] ?? 0);
};

describe('whoever walks through the tracking codes of a day', () => {
  it('is stopped after fifty of them, learns nothing of any, and raises the alarm', async () => {
    const told = await walk(['127.0.0.2'], GUESSES);

    expect([...told.keys()].sort()).toEqual([404, 429]);
    expect(told.get(404)).toBeLessThanOrEqual(ANSWERED_MAX);
    expect(await attacks('client')).toBeGreaterThan(0);
    expect(gateway.log.some((line) => line.includes('somebody guesses at tracking codes'))).toBe(true);
    expect(gateway.log.join('\n')).not.toContain('H56.147.97-250701');
  });

  it('is stopped at every one of a hundred addresses', async () => {
    const told = await walk(Array.from({ length: 100 }, (_, at) => `127.0.1.${at + 1}`), GUESSES);

    expect([...told.keys()].every((status) => status === 404 || status === 429)).toBe(true);
    expect(told.get(404)).toBeLessThanOrEqual(100 * ANSWERED_MAX);
  });

  it('is told the same, in body and headers, of a code that exists and of one that does not, and is stopped in the same words', async () => {
    const SECRET = 'QUYEN-DUNG';
    const asked: unknown[] = [];
    gateway.owners.answer(trackDossier, (request) => {
      asked.push(request['code']);
      return err(refusal('TRACKING_NOT_FOUND'));
    });
    const told = async (address: string, code: string) => {
      const answers: unknown[] = [];
      for (let turn = 0; turn < RATE_LIMITS.trackingMissesByCodeAndClient.points + 2; turn += 1) {
        const { status, body, headers } = await guess(address, code, SECRET);
        // What names the moment or this one request is left out; a count of seconds may have gone on by one.
        const { date: _date, traceparent: _trace, 'x-request-id': _id, ...same } = headers;
        answers.push([status, { ...(JSON.parse(body) as object), traceId: '' }, { ...same, ratelimit: String(same['ratelimit']).replace(/t=\d+/, 't'), 'retry-after': typeof same['retry-after'] }]);
      }
      return answers;
    };

    // After so many guesses Redis may have been left alone, and a lower limit holds in this process until it is asked again.
    await eventually(async () => expect((await guess('127.0.4.3', codeOf(2), SECRET)).headers['ratelimit-policy']).toContain(`"trackingByClient";q=${RATE_LIMITS.trackingByClient.points};`), 20_000);
    asked.length = 0;
    // Of two addresses, so that neither has spent what the other has.
    const [existing, missing] = [await told('127.0.4.1', codeOf(1)), await told('127.0.4.2', 'H56.000.00-250101-9999')];

    expect(existing).toEqual(missing);
    expect(existing.map((answer) => (answer as unknown[])[0])).toEqual([...Array.from({ length: RATE_LIMITS.trackingMissesByCodeAndClient.points }, () => 404), 429, 429]);
    expect(asked).toHaveLength(2 * RATE_LIMITS.trackingMissesByCodeAndClient.points);
  });

  it('does not keep anybody else out', async () => {
    expect(await guess('127.0.0.9', codeOf(1), 'SECRET')).toMatchObject({ status: 404 });
  });
});

describe('a hundred strangers at one code', () => {
  it('make it count as under attack', async () => {
    for (let stranger = 0; stranger < 100; stranger += 1) {
      await Promise.all([1, 2, 3].map(() => guess(`127.0.2.${stranger + 1}`, codeOf(9_999), 'GUESS')));
    }

    expect(await attacks('code')).toBeGreaterThan(0);
    expect((await Promise.all([1, 2, 3, 4].map(() => guess('127.0.3.1', codeOf(9_999), 'GUESS')))).some(({ status }) => status === 404)).toBe(true);
  });
});
