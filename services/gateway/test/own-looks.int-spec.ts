import { listOwnFileLooks, listOwnLooks, ownLooksPage, refusal, type OwnLooksPage, type OwnLooksReply } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { dossier } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let token: string;
beforeAll(async () => {
  gateway = await runGateway();
  token = await gateway.tokenOf('citizen');
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const at = (minute: number) => `2025-07-01T08:${String(minute).padStart(2, '0')}:00+07:00`;
const look = (minute: number, deed: string): OwnLooksReply['items'][number] => (
  { at: at(minute), dossierId: dossier.dossierId, code: dossier.code, deed, deedLabel: deed, listed: false, by: { kind: 'officer', posts: [], units: [] }, position: `behind ${deed}` });
const send = (query = '') => fetch(`${gateway.url}/api/v1/me/looks${query}`, { headers: { authorization: `Bearer ${token}` } });
const pageOf = async (query = ''): Promise<OwnLooksPage> => {
  const response = await send(query);
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const body: unknown = await response.json();
  expect(ownLooksPage.parse(body)).toEqual(body);
  return body as OwnLooksPage;
};
const deedsOf = ({ items }: OwnLooksPage) => items.map(({ deed }) => deed);
/** An owner that knows these looks, the latest first, and reads on from behind any of them. */
const knows = (contract: typeof listOwnLooks, all: readonly OwnLooksReply['items'][number][]) => gateway.owners.answer(contract, ({ cursor, limit }) => {
  const from = all.findIndex(({ position }) => position === cursor) + 1;
  const items = all.slice(from, from + Number(limit));
  const last = items.at(-1);
  return ok({ items, ...(from + items.length < all.length && last !== undefined ? { nextCursor: last.position, until: last.at } : {}) });
});
const away = () => err(refusal('SERVICE_UNAVAILABLE', { service: 'files' }));

describe('who looked at what belongs to a citizen', () => {
  it('is joined from every owner, the latest first, page after page', async () => {
    knows(listOwnLooks, [look(50, 'd50'), look(30, 'd30'), look(10, 'd10')]);
    knows(listOwnFileLooks, [look(40, 'f40'), look(20, 'f20')]);
    const first = await pageOf('?limit=2');
    const second = await pageOf(`?limit=2&cursor=${first.nextCursor}`);
    const third = await pageOf(`?limit=2&cursor=${second.nextCursor}`);

    expect([first, second, third].map(deedsOf)).toEqual([['d50', 'f40'], ['d30', 'f20'], ['d10']]);
    expect([third.nextCursor, third.missing]).toEqual([undefined, []]);
    expect((await send('?limit=2')).headers.get('link')).toContain('rel="next"');
  });

  it('says which part is missing while an owner is away, and gives it on a later page', async () => {
    knows(listOwnLooks, [look(50, 'd50'), look(30, 'd30')]);
    gateway.owners.answer(listOwnFileLooks, away);
    const first = await pageOf();
    knows(listOwnFileLooks, [look(40, 'f40')]);
    const second = await pageOf(`?cursor=${first.nextCursor}`);

    expect([deedsOf(first), first.missing]).toEqual([['d50', 'd30'], ['files']]);
    expect([deedsOf(second), second.missing, second.nextCursor]).toEqual([['f40'], [], undefined]);
  });

  it('is not answered when every owner is away, with a cursor of another list, or for a dossier of somebody else', async () => {
    gateway.owners.answer(listOwnLooks, away);
    gateway.owners.answer(listOwnFileLooks, away);
    expect([(await send()).status, (await send()).headers.get('retry-after')]).toEqual([503, expect.any(String)]);
    expect(await (await send('?cursor=eyJhIjoxfQ')).json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });

    gateway.owners.answer(listOwnLooks, () => err(refusal('DOSSIER_NOT_FOUND')));
    expect(await (await send(`?dossierId=${dossier.dossierId}`)).json()).toMatchObject({ status: 404, code: 'DOSSIER_NOT_FOUND' });
  });
});
