import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellRedis } from './canaries.js';
import { eventually, type Answer, type Installation } from './installation.js';
import { HOANG_HOA, MUONG_LAT } from './names.js';
import { Visitor } from './visitor.js';

/** A transfer, the end of a post and a lock count everywhere by then. */
const EVERYWHERE_WITHIN_MS = 30_000;
const DESK = `motcua.${HOANG_HOA}`;
const SPECIALIST = `chuyenvien.${HOANG_HOA}`;
const CHAIR = `chutich.${HOANG_HOA}`;
const ADMIN = 'quantri.38';

interface Post { readonly unitId: string; readonly role: string; readonly title: string; readonly validFrom: string }
interface Officer { readonly officerId: string; readonly login: string; readonly fullName: string; readonly posts: readonly Post[] }
interface Imported { readonly applied: boolean; readonly errors: unknown[] }
type Coded = Answer<{ code?: string }>;

const codeOf = ({ status, body }: Coded) => [status, body.code];
const within30s = <T>(check: () => Promise<T>, holds: (value: T) => boolean) => eventually(check, holds, EVERYWHERE_WITHIN_MS);

/** Sign-ins by real OpenID providers at a whole installation, and how they end. */
export function peopleWhoSignIn(installation: () => Installation): void {
  const visit = async (provider: 'vneid' | 'province', persona: string): Promise<Visitor> => {
    const visitor = new Visitor(installation().origin);
    expect(await visitor.signIn(provider, persona)).toBe('/');
    return visitor;
  };
  const officer = (login: string) => visit('province', `province-${login}`);
  /** In again after an end: what begins in the very second of it does not count. */
  const comesBack = async (login: string): Promise<Visitor> => {
    const visitor = new Visitor(installation().origin);
    await within30s(() => visitor.signIn('province', `province-${login}`), (where) => where === '/');
    return visitor;
  };
  const session = async (visitor: Visitor) => (await visitor.get<{ signedIn: boolean; kind?: string }>('/api/v1/session')).body;
  const account = (visitor: Visitor) => visitor.get<{ code?: string; login: string }>('/api/v1/account');
  const find = async (login: string): Promise<Officer> => {
    const { unitId } = await installation().commune(HOANG_HOA);
    const { items } = await installation().ask<{ items: Officer[] }>(`/api/v1/officers?unitId=${unitId}&limit=50`, { as: ADMIN });
    return items.find((one) => one.login === login) as Officer;
  };
  const order = async (login: string, action: 'lock' | 'unlock' | 'session-end') =>
    installation().ask(`/api/v1/accounts/${(await find(login)).officerId}/${action}`, { as: ADMIN, method: 'POST', body: { reason: 'Báo mất điện thoại' } });
  const importPosts = (lines: readonly string[]) => installation().ask<Imported>('/api/v1/officer-imports', {
    as: ADMIN, method: 'POST', body: { format: 'csv', bytesBase64: Buffer.from(['login,fullName,unitCode,role,title,validFrom,validTo', ...lines].join('\n')).toString('base64') },
  });
  /** The line of a post that ended yesterday. */
  const ended = ({ login, fullName, posts: [post] }: Officer) =>
    `${login},${fullName},${HOANG_HOA},${post?.role},${post?.title},${post?.validFrom},${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}`;

  it('come from VNeID and from the province, and hold a cookie that says nothing', async () => {
    const citizen = await visit('vneid', 'vneid-0001');
    const desk = await officer(DESK);

    expect([await session(citizen), await session(desk)]).toMatchObject([{ signedIn: true, kind: 'citizen' }, { signedIn: true, kind: 'officer' }]);
    expect((await account(desk)).body).toMatchObject({ login: DESK, posts: [{ role: 'one-stop-officer' }] });
    for (const { cookies } of [citizen, desk]) {
      expect(cookies.get('__Host-haicap')).toMatch(/^[\w-]{43}$/);
      expect([...cookies.values()].join(' ')).not.toMatch(/eyJ[\w-]+\./);
    }
    expect(installation().logs()).not.toMatch(/Nguyễn Văn Thử|000085900001|vneid-0001/);
  });

  it('are let in by VNeID from level 2 on, and by the province with a post alone', async () => {
    expect(await new Visitor(installation().origin).signIn('vneid', 'vneid-0013')).toMatch(/^403 .*assurance-too-low/s);
    expect(await new Visitor(installation().origin).signIn('province', 'province-nguoila.38')).toMatch(/^403 .*no-officer/s);
  });

  it('write from a page of the installation alone', async () => {
    const desk = await officer(DESK);
    const save = (headers?: Record<string, string>) => desk.write<{ code?: string }>('POST', '/api/v1/views', { name: 'Việc của tôi', filter: {} }, headers);

    expect(codeOf(await save({ origin: installation().origin }))).toEqual([403, 'CSRF_TOKEN_WRONG']);
    expect(codeOf(await save({ ...desk.ownPage, origin: 'https://noi-khac.vn' }))).toEqual([403, 'ORIGIN_FOREIGN']);
    expect((await save()).status).toBe(201);
  });

  it('see their sessions and end one; an administrator ends all of a person', async () => {
    const [one, other] = [await officer(CHAIR), await officer(CHAIR)];
    const { items } = (await one.get<{ items: { sessionId: string; current: boolean }[] }>('/api/v1/sessions')).body;
    expect(items.map(({ current }) => current).toSorted()).toEqual([false, true]);

    await one.write('DELETE', `/api/v1/sessions/${items.find(({ current }) => !current)?.sessionId}`);
    expect([await session(one), await session(other)]).toMatchObject([{ signedIn: true }, { signedIn: false }]);

    const third = await officer(CHAIR);
    await order(CHAIR, 'session-end');
    await within30s(() => Promise.all([one, third].map(session)), (all) => all.every(({ signedIn }) => !signedIn));
    expect(await session(await comesBack(CHAIR))).toMatchObject({ signedIn: true });
  });

  it('are out within 30 seconds when they are locked, by cookie and by token, and come in again when they are not', async () => {
    const [visitor, token] = [await officer(CHAIR), await installation().token(CHAIR)];
    const byToken = async () => (await fetch(`${installation().origin}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([(await account(visitor)).status, await byToken()]).toEqual([200, 200]);

    await order(CHAIR, 'lock');
    await within30s(async () => [(await account(visitor)).status, await byToken()], (answers) => answers.every((status) => status === 401));
    expect(await new Visitor(installation().origin).signIn('province', `province-${CHAIR}`)).toMatch(/^403 .*account-locked/s);

    await order(CHAIR, 'unlock');
    expect((await account(await comesBack(CHAIR))).status).toBe(200);
    expect([(await account(visitor)).status, await byToken()]).toEqual([401, 401]);
  });

  it('are out within 30 seconds when their last post ends', async () => {
    const [visitor, token] = [await officer(SPECIALIST), await installation().token(SPECIALIST)];
    const paths = ['/api/v1/account', '/api/v1/dossiers', '/api/v1/officers', '/api/v1/views', `/api/v1/files/${crypto.randomUUID()}`];
    const answers = () => Promise.all(paths.map(async (path) => (await fetch(installation().origin + path, { headers: { authorization: `Bearer ${token}` } })).status));
    expect(await answers()).toEqual([200, 200, 200, 200, 404]);

    expect(await importPosts([ended(await find(SPECIALIST))])).toMatchObject({ applied: true, errors: [] });

    await within30s(answers, (statuses) => statuses.every((status) => status === 401));
    expect([await session(visitor), codeOf(await account(visitor))]).toEqual([{ signedIn: false }, [401, 'TOKEN_INVALID']]);
    expect(await new Visitor(installation().origin).signIn('province', `province-${SPECIALIST}`)).toMatch(/^403 .*no-officer/s);
  });

  it('go on at the new unit within 30 seconds of a transfer, in the session they have, and see nothing of the old one', async () => {
    const { dossier } = (await installation().receive(HOANG_HOA)).body;
    const [from, to] = [await installation().commune(HOANG_HOA), await installation().commune(MUONG_LAT)];
    const [visitor, known] = [await officer(DESK), await find(DESK)];
    const asked = async () => (await Promise.all([`/api/v1/dossiers/${dossier.dossierId}`, `/api/v1/officers?unitId=${from.unitId}`, `/api/v1/officers?unitId=${to.unitId}`]
      .map((path) => visitor.get<{ code?: string }>(path)))).map(({ status }) => status);
    expect(await asked()).toEqual([200, 200, 403]);

    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await importPosts([ended(known), `${DESK},${known.fullName},${MUONG_LAT},one-stop-officer,Công chức một cửa,${today},`])).toMatchObject({ applied: true, errors: [] });

    await within30s(asked, (statuses) => JSON.stringify(statuses) === '[404,403,200]');
    expect((await account(visitor)).body).toMatchObject({ login: DESK, posts: [{ unitId: to.unitId }] });
  });

  it('sign in again after Redis was emptied, and miss nothing else', async () => {
    const visitor = await visit('vneid', 'vneid-0001');
    const before = await installation().summary();
    const { redisUrl } = JSON.parse(readFileSync(join(installation().data, 'connections.json'), 'utf8')) as { redisUrl: string };
    await tellRedis(redisUrl, ['FLUSHALL']);

    expect([await session(visitor), codeOf(await account(visitor))]).toEqual([{ signedIn: false }, [401, 'TOKEN_INVALID']]);
    expect((await account(await visit('vneid', 'vneid-0001'))).status).toBe(200);
    expect((await installation().summary()).figures).toEqual(before.figures);
  });
}
