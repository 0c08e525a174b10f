import { assignDossier, dossierReceived, listProcedures, publishProcedureDraft, refusal, trackDossier, type RpcContract } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { eventually } from '@haicap/testing';
import { DOSSIER_ID, EXAMPLE_REPLIES, OFFICER_ID } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let owner: Bus;
beforeAll(async () => {
  gateway = await runGateway();
  owner = await gateway.nats.connect('dossier');
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const timesAsked = (contract: RpcContract) => gateway.owners.calls.filter((call) => call.contract === contract).length;
const track = (secret: string) => fetch(`${gateway.url}/api/v1/tracking`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: 'H56.147.97-250701-0005', secret }) });
const tellOf = (procedureName: string) => gateway.owners.answer(trackDossier, () => ok({ ...(EXAMPLE_REPLIES.get(trackDossier) as object), procedureName }));
const shownBy = async (secret: string) => ((await (await track(secret)).json()) as { procedureName: string }).procedureName;
/** Until facts reach the gateway nothing is kept; the first look has them sent. */
async function keep(secret: string): Promise<void> {
  await eventually(async () => {
    const before = timesAsked(trackDossier);
    await track(secret);
    expect(timesAsked(trackDossier)).toBe(before);
  });
}
const write = async (role: 'chair' | 'province-admin', path: string, body: object, version: number) => fetch(`${gateway.url}${path}`, {
  method: 'POST', body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}.full"`, authorization: `Bearer ${await gateway.tokenOf(role)}` },
});

describe('what the keys of a receipt open', () => {
  it('is given again as it was, with all that goes with it, and counts against the limit', async () => {
    tellOf('Đăng ký khai sinh');
    await keep('AAAAAAAAAA');
    const answers = [await track('AAAAAAAAAA'), await track('AAAAAAAAAA')];
    const left = answers.map(({ headers }) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]));

    expect(answers.map(({ status, headers }) => [status, headers.get('cache-control'), headers.get('content-language'), headers.get('vary'), headers.get('x-frame-options')])).toEqual(
      Array.from({ length: 2 }, () => [200, 'no-store', 'vi', expect.stringContaining('accept-language'), 'DENY']));
    expect((left[0] ?? 0) - (left[1] ?? 0)).toBe(1);
  });

  it('is told anew as soon as a fact about the dossier is on the bus', async () => {
    tellOf('trước');
    await keep('BBBBBBBBBB');
    tellOf('sau');
    expect(await shownBy('BBBBBBBBBB')).toBe('trước');

    await owner.js.publish(dossierReceived.busSubject, JSON.stringify({ subject: DOSSIER_ID }));
    await eventually(async () => expect(await shownBy('BBBBBBBBBB')).toBe('sau'), 1_000);
  });

  it('is told anew after a step that went through this gateway, before any fact', async () => {
    tellOf('trước');
    await keep('CCCCCCCCCC');
    tellOf('sau');
    const step = await write('chair', `/api/v1/dossiers/${DOSSIER_ID}/assignments`, { assigneeId: OFFICER_ID }, 1);

    expect([timesAsked(assignDossier), step.ok, await shownBy('CCCCCCCCCC')]).toEqual([1, true, 'sau']);
  });

  it('is not opened by another word, however often the right one was used', async () => {
    tellOf('Đăng ký khai sinh');
    await keep('DDDDDDDDDD');
    gateway.owners.answer(trackDossier, () => err(refusal('TRACKING_NOT_FOUND')));

    expect([(await track('DDDDDDDDDE')).status, (await track('DDDDDDDDD')).status, (await track('DDDDDDDDDD')).status]).toEqual([404, 404, 200]);
  });
});

describe('a public page', () => {
  const page = '/api/v1/procedures?limit=3';
  const etagOf = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}${page}`, { headers });
    return [response.status, response.headers.get('etag')] as const;
  };

  it('is asked of its owner once in a second, and whoever has it is told so', async () => {
    const [, tag] = await etagOf();
    const again = await Promise.all(Array.from({ length: 20 }, () => etagOf({ 'if-none-match': tag ?? '' })));

    expect(again.every(([status]) => status === 304)).toBe(true);
    expect(timesAsked(listProcedures)).toBeLessThanOrEqual(2);
  });

  it('is another one right after a change that went through this gateway', async () => {
    const [, before] = await etagOf();
    gateway.owners.answer(listProcedures, () => ok({ items: [] }));
    const published = await write('province-admin', `/api/v1/procedure-drafts/${crypto.randomUUID()}/publication`, { validFrom: '2025-08-01' }, 1);
    const [, after] = await etagOf();

    expect([timesAsked(publishProcedureDraft), published.ok, after === before]).toEqual([1, true, false]);
  });
});
