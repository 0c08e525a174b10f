import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { eventually, Installation, readEvents, type Received, type Unit } from './installation.js';
import { HAC_THANH, MUONG_LAT } from './names.js';
import { peopleWhoSignIn } from './people-who-sign-in.js';

jest.setTimeout(240_000);

/** No person: the place code 000 is never issued. It must appear in no log, event or report. */
const CANARY = '000199123456';

let province: Installation;
beforeAll(async () => { province = await Installation.start({ beside: ['identity-provider'] }); });
afterAll(async () => { await province?.remove(); });

describe('a province that was just started', () => {
  it.each([['38', 166, 147, 19], ['01', 126, 75, 51], ['19', 92, 77, 15]])('knows the communes of province %s: %i, of them %i xã and %i phường', async (code, all, rural, wards) => {
    const { items } = await province.ask<{ items: Unit[] }>(`/api/v1/units?level=commune&limit=200&province=${code}`);

    expect(items).toHaveLength(all);
    expect(items.filter(({ type }) => type === 'xa')).toHaveLength(rural);
    expect(items.filter(({ type }) => type === 'phuong')).toHaveLength(wards);
  });

  it('finds Phường Hạc Thành without accents', async () => {
    const { items } = await province.ask<{ items: Unit[] }>('/api/v1/units?q=hac%20thanh');

    expect(items[0]?.fullName).toBe('Phường Hạc Thành');
  });

  it('shows every commune in the report, also those without a dossier', async () => {
    const { items } = await province.ask<{ items: { figures: { received: number } }[] }>('/api/v1/reports/figures?by=unit&limit=200');

    expect(items).toHaveLength(166);
  });

  it('covers every procedure of its catalogue with an internal and an electronic process', async () => {
    const coverage = await province.ask<{ total: number }>('/api/v1/procedure-coverage', { as: 'lanhdao.38' });

    expect(coverage.total).toBeGreaterThanOrEqual(50);
    expect(coverage).toMatchObject({
      covered: coverage.total, withInternalProcess: coverage.total, withElectronicProcess: coverage.total, withoutInternalProcess: [], withoutElectronicProcess: [],
    });
  });

  it('serves its page under headers that allow no inline script', async () => {
    const response = await fetch(province.origin);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});

describe('the walk of one dossier', () => {
  it('goes from the desk into the report within a second and back to the citizen', async () => {
    const before = (await province.summary()).figures;

    const { status, headers, body: { dossier, trackingSecret } } = await province.receive(HAC_THANH, { personalNumber: CANARY });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/dossiers/${dossier.dossierId}`);
    expect(headers.get('etag')).toBe('"1.full"');
    await eventually(() => province.summary(), ({ figures }) => figures.received === before.received + 1 && figures.open === before.open + 1, 1_000);

    const completed = await province.complete(HAC_THANH, dossier);
    expect(completed).toMatchObject({ status: 'completed', version: 3 });
    const { figures } = await eventually(() => province.summary(), (now) => now.figures.resolved === before.resolved + 1, 1_000);
    expect(figures).toMatchObject({ onTime: before.onTime + 1, open: before.open, overdue: 0 });

    const tracked = await province.ask<{ status: string; applicantName: string; timeline: { version: number }[] }>('/api/v1/tracking', { method: 'POST', body: { code: dossier.code, secret: trackingSecret } });
    expect(tracked.timeline.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(tracked.applicantName).not.toContain('Thử');
  });

  it('is on the event stream as it happens, and a late listener gets what it missed', async () => {
    const { body: { dossier } } = await province.receive(MUONG_LAT);
    const url = `${province.origin}/api/v1/dossiers/${dossier.dossierId}/timeline`;
    const authorization = { authorization: `Bearer ${await province.token(`chutich.${MUONG_LAT}`)}` };

    const live = readEvents(url, authorization, 3, 15_000);
    await province.complete(MUONG_LAT, dossier);
    const missed = await readEvents(url, { ...authorization, 'last-event-id': '1' }, 2, 15_000);

    expect((await live).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(missed.map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('answers a repeated command with the same dossier and refuses another body under its key', async () => {
    const first = await province.receive(HAC_THANH, { key: 'walk-repeated' });
    const again = await province.receive(HAC_THANH, { key: 'walk-repeated' });
    const other = await province.receive(HAC_THANH, { key: 'walk-repeated', fullName: 'Trần Văn Khác' });

    expect(again.body.dossier).toEqual(first.body.dossier);
    expect(again.body.trackingSecret).toBe(first.body.trackingSecret);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('refuses a wrong secret and a wrong code alike', async () => {
    const { body: { dossier } } = await province.receive(HAC_THANH);
    const wrong = { method: 'POST' as const };

    const secret = await province.call<{ code: string; traceId: string }>('/api/v1/tracking', { ...wrong, body: { code: dossier.code, secret: '0000000000' } });
    const code = await province.call<{ code: string; traceId: string }>('/api/v1/tracking', { ...wrong, body: { code: 'H56.147.97-250101-0001', secret: '0000000000' } });

    expect(secret.status).toBe(404);
    expect({ ...secret.body, traceId: '' }).toEqual({ ...code.body, traceId: '' });
    // The second of two guesses has one less left.
    const lasting = ({ headers }: { headers: Headers }) => [...headers].filter(([name]) => !['date', 'traceparent', 'x-request-id', 'ratelimit'].includes(name));
    expect(lasting(secret)).toEqual(lasting(code));
  });

  it('is closed to the desk of another commune and to people who are not signed in', async () => {
    const { body: { dossier } } = await province.receive(HAC_THANH);

    const foreign = await province.call<{ code: string }>(`/api/v1/dossiers/${dossier.dossierId}`, { as: `motcua.${MUONG_LAT}` });
    const nobody = await province.call<{ code: string }>(`/api/v1/dossiers/${dossier.dossierId}`);

    expect(foreign).toMatchObject({ status: 404, body: { code: 'DOSSIER_NOT_FOUND' } });
    expect(nobody).toMatchObject({ status: 401, body: { code: 'TOKEN_MISSING' } });
  });
});

describe('people who sign in', () => {
  peopleWhoSignIn(() => province);
});

describe('the total loss of the bus', () => {
  it('loses nothing: after nats-server and its store are gone the report is right again without help', async () => {
    await province.receive(HAC_THANH);

    process.kill(province.pidOf('nats'), 'SIGKILL');
    rmSync(join(province.data, 'nats'), { recursive: true });
    const accepted = await eventually(() => province.receive(HAC_THANH, { key: 'bus-lost' }), ({ status }) => status === 201, 60_000);

    expect(accepted.body.dossier.version).toBe(1);
    await eventually(() => province.summary(), ({ figures }) => figures.received === province.accepted.size, 60_000);
  });
});

describe('one service that is killed', () => {
  it.each(['dossier', 'reporting', 'gateway', 'registry', 'identity', 'bus-keeper'])('%s comes back and nothing is lost or doubled', async (service) => {
    process.kill(province.pidOf(service), 'SIGKILL');
    const key = `killed-${service}`;
    const accepted = await eventually(() => province.receive(HAC_THANH, { key }), ({ status }) => status === 201, 60_000);
    const repeated = await province.call<Received>(`/api/v1/dossiers?code=${encodeURIComponent(accepted.body.dossier.code)}`, { as: `motcua.${HAC_THANH}` });

    expect(repeated.status).toBe(200);
    await eventually(() => province.summary(), ({ figures }) => figures.received === province.accepted.size, 30_000);
  });
});

describe('the whole run', () => {
  it('left no personal number and no name in any log', () => {
    const logs = province.logs();

    expect(logs.length).toBeGreaterThan(1_000);
    expect(logs).not.toContain(CANARY);
    expect(logs).not.toContain('Lê Thị Thử');
  });

  it('satisfies the doctor once everything is back', async () => {
    await eventually(() => province.failedChecks(), (failed) => failed.length === 0, 60_000);
  });

  it('goes on with its data after it was stopped and started again', async () => {
    await province.restart();

    expect((await province.summary()).figures.received).toBe(province.accepted.size);
    expect((await province.receive(HAC_THANH)).status).toBe(201);
  });
});
