import { request as httpRequest, type IncomingMessage } from 'node:http';
import {
  exportDossiers, exportLine, exportOwnDossiers, listOwnFileLooks, listOwnFiles, listOwnLooks, ownDataLine, refusal, type ExportLine, type OwnDataLine, type OwnLook, type RpcReply,
} from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { eventually } from '@haicap/testing';
import { exportedFrom, ownDossierFrom, ownFile } from './example-exports.js';
import { dossier, HAC_THANH } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

type Page = RpcReply<typeof exportDossiers>;

let gateway: RunningGateway;
let token: string;
beforeAll(async () => {
  gateway = await runGateway();
  token = await tokenOf('program');
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const tokenOf = (accountId: string) => gateway.issuer.sign({ accountId, kind: 'client', posts: [] }, { scopes: ['export:read'], unitIds: [HAC_THANH] });
const send = (query = '', bearer = token) => fetch(`${gateway.url}/api/v1/exports/dossiers${query}`, { headers: { authorization: `Bearer ${bearer}` } });
const idOf = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const item = (n: number) => ({ cursor: `behind-${n}`, dossier: { ...exportedFrom(dossier), dossierId: idOf(n) } });
const askedFor = () => gateway.owners.calls.map(({ request }) => request['cursor']);
const linesIn = async (response: Response): Promise<ExportLine[]> => (await response.text()).trimEnd().split('\n').map((line) => exportLine.parse(JSON.parse(line)));

/** An owner with so many pages of two dossiers each. */
function pages(count: number, other?: (page: number) => ReturnType<typeof err> | undefined): void {
  gateway.owners.answer(exportDossiers, ({ cursor }) => {
    const page = cursor === undefined ? 1 : Number((cursor as string).slice('page-'.length)) + 1;
    const value: Page = { items: [item(2 * page - 1), item(2 * page)], cursor: `page-${page}`, more: page < count };
    return other?.(page) as never ?? ok(value);
  });
}

const openedWithoutReading = () => new Promise<IncomingMessage>((resolve, reject) => {
  const { port } = new URL(gateway.url);
  httpRequest({ port, path: '/api/v1/exports/dossiers', headers: { authorization: `Bearer ${token}` } }, (response) => resolve(response)).once('error', reject).end();
});

/** Waits until the owner is asked for no further page while other requests are answered; tells how many it was asked for. */
async function nobodyAsksAnyMore(): Promise<number> {
  let asked = -1;
  await eventually(async () => {
    const before = asked;
    for (let time = 0; time < 5; time += 1) await fetch(`${gateway.url}/api/v1/units`);
    asked = gateway.owners.calls.filter(({ contract }) => contract === exportDossiers).length;
    expect(asked).toBe(before);
  }, 30_000);
  return asked;
}

describe('an export over HTTP', () => {
  it('is a line for each dossier of each page, a cursor behind every page, and one that says it is complete', async () => {
    pages(3);

    const response = await send('?updatedSince=2025-07-01T00:00:00%2B07:00');
    const lines = await linesIn(response);

    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'application/x-ndjson', 'no-store']);
    expect(lines.map(({ cursor, dossier: one, complete }) => one?.dossierId ?? (complete === true ? `complete ${cursor}` : cursor))).toEqual([
      idOf(1), idOf(2), 'page-1', idOf(3), idOf(4), 'page-2', idOf(5), idOf(6), 'complete page-3',
    ]);
    expect(gateway.owners.calls[0]?.request).toEqual({ updatedSince: '2025-07-01T00:00:00+07:00', limit: 200 });
    expect(askedFor()).toEqual([undefined, 'page-1', 'page-2']);
    expect(gateway.owners.witnessed).toEqual(['looked export-dossiers', 'looked export-dossiers', 'looked export-dossiers']);
  });

  it('goes on from the cursor that it is given', async () => {
    pages(3);

    expect((await linesIn(await send('?cursor=page-2'))).map(({ cursor }) => cursor)).toEqual(['behind-5', 'behind-6', 'page-3']);
  });

  it('whose owner refuses the first page is a problem like any other', async () => {
    gateway.owners.answer(exportDossiers, () => err(refusal('CURSOR_INVALID')));

    const response = await send('?cursor=x');

    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([400, 'application/problem+json', expect.objectContaining({ code: 'CURSOR_INVALID' })]);
  });

  it('whose owner falls silent on the way ends with a line that says so, where to go on and when', async () => {
    pages(9, (page) => (page === 3 ? err(refusal('SERVICE_UNAVAILABLE', { service: 'dossier' })) : undefined));

    const lines = await linesIn(await send());

    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toMatchObject({ cursor: 'page-2', complete: false, problem: { code: 'SERVICE_UNAVAILABLE', retryAfterS: 2, title: expect.any(String) } });
  });

  it('asks for no further page once its reader has left, and gives its place back', async () => {
    pages(1_000_000);

    for (let time = 0; time < 5; time += 1) {
      const response = await openedWithoutReading();
      await new Promise((read) => response.once('data', read));
      response.destroy();
      await nobodyAsksAnyMore();
    }
    pages(1);
    expect((await linesIn(await send())).at(-1)).toMatchObject({ complete: true });
  });

  it('is asked for no faster than it is read', async () => {
    pages(1_000_000);
    const response = await openedWithoutReading();

    // Nobody reads, so at some moment nobody asks: the buffers on the way hold some megabytes.
    const asked = await nobodyAsksAnyMore();
    const line = JSON.stringify(item(1)).length;
    expect(asked * 2 * line).toBeLessThan(32 * 1024 ** 2);
    response.destroy();
  }, 40_000);

  it('is one of two that an account may have open at a time', async () => {
    const waiting: (() => void)[] = [];
    const other = await tokenOf('another-program');
    gateway.owners.answer(exportDossiers, async () => {
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return ok({ items: [], cursor: 'end', more: false });
    });
    const open = [send('', other), send('', other)];
    await eventually(() => expect(waiting).toHaveLength(2));

    const third = await send('', other);

    expect([third.status, third.headers.get('retry-after'), await third.json()]).toEqual([429, '30', expect.objectContaining({ code: 'TOO_MANY_REQUESTS', params: { exportsMax: 2 } })]);
    for (const go of waiting) go();
    for (const response of await Promise.all(open)) expect(await linesIn(response)).toEqual([{ cursor: 'end', complete: true }]);
  });
});

describe('what is kept of a citizen', () => {
  const mine = async (bearer?: string) => fetch(`${gateway.url}/api/v1/me/export`, { headers: { authorization: `Bearer ${bearer ?? await gateway.tokenOf('citizen')}` } });
  const ownLinesIn = async (response: Response): Promise<OwnDataLine[]> => (await response.text()).trimEnd().split('\n').map((line) => ownDataLine.parse(JSON.parse(line)));

  it('comes from each owner by its own answer, page after page, with the person\'s own token', async () => {
    const look: OwnLook = { at: dossier.submittedAt, dossierId: dossier.dossierId, code: dossier.code, deed: 'look-up-dossier', deedLabel: 'Mở hồ sơ', listed: false, by: { kind: 'officer', posts: [], units: [] } };
    gateway.owners.answer(exportOwnDossiers, ({ cursor }) => ok(cursor === undefined ? { items: [ownDossierFrom(dossier)], nextCursor: 'second' } : { items: [{ ...ownDossierFrom(dossier), dossierId: idOf(2) }] }));
    gateway.owners.answer(listOwnLooks, () => ok({ items: [{ ...look, position: 'behind' }] }));
    gateway.owners.answer(listOwnFileLooks, () => ok({ items: [{ ...look, code: '', fileId: ownFile.fileId, deed: 'read-file', deedLabel: 'Mở tệp', position: 'behind' }] }));

    const response = await mine();
    const lines = await ownLinesIn(response);

    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'application/x-ndjson', 'no-store']);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(lines.map(({ part }) => part)).toEqual(['account', 'dossier', 'dossier', 'file', 'look', 'look', 'end']);
    expect(lines[3]).toMatchObject({ data: { name: ownFile.name, content: `/api/v1/files/${ownFile.fileId}/content` } });
    expect(lines[4]).toEqual({ part: 'look', data: look });
    expect(lines.at(-1)).toEqual({ part: 'end', complete: true });
    expect(new Set(gateway.owners.calls.map(({ context }) => context.actor?.accountId))).toEqual(new Set(['c0d9da00-0000-5000-8000-000000000001']));
    expect(gateway.owners.witnessed).toEqual(expect.arrayContaining(['looked export-own-account', 'looked export-own-dossiers', 'looked list-own-files']));
  });

  it('ends with a line that says that a part is missing when an owner does not answer', async () => {
    gateway.owners.answer(listOwnFiles, () => err(refusal('SERVICE_UNAVAILABLE', { service: 'files' })));

    expect((await ownLinesIn(await mine())).at(-1)).toMatchObject({ part: 'end', complete: false, problem: { code: 'SERVICE_UNAVAILABLE' } });
  });

  it('is for citizens alone, refused before a line has left', async () => {
    const response = await mine(await gateway.tokenOf('province-admin'));

    expect([response.status, response.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
  });
});
