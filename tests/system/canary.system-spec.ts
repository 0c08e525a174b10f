import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { CanaryHunt, canaries, tellRedis, type Canary } from './canaries.js';
import { eventually, Installation, type Received, type Unit } from './installation.js';
import { HAC_THANH, HOANG_HOA, MUONG_LAT, SIMPLE_PROCEDURE } from './names.js';

jest.setTimeout(300_000);

const PEOPLE = canaries(500);
/** One desk may write six hundred times a minute. */
const COMMUNES = [HAC_THANH, MUONG_LAT, HOANG_HOA];
const AT_ONCE = 8;

let province: Installation;
let hunt: CanaryHunt;
let connections: { postgresAdminUrl: string; redisUrl: string };
beforeAll(async () => {
  province = await Installation.start();
  connections = JSON.parse(readFileSync(join(province.data, 'connections.json'), 'utf8')) as typeof connections;
  hunt = new CanaryHunt(PEOPLE);
});
afterAll(async () => {
  hunt?.close();
  await province?.remove();
});

const inDatabase = (name: string): string => {
  const url = new URL(connections.postgresAdminUrl);
  url.pathname = `/${name}`;
  return url.href;
};
async function asAdministrator<T>(name: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: inDatabase(name) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
const databases = async () => asAdministrator('postgres', async (client) =>
  (await client.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname LIKE 'haicap\\_%' ORDER BY 1`)).rows.map(({ name }) => name));

/** Files a dossier, asks for it in the ways there are, and makes the mistakes that people make. */
async function visit(unit: Unit, components: unknown, person: Canary, n: number): Promise<void> {
  const as = { as: `motcua.${unit.code}` };
  const body = { procedureCode: SIMPLE_PROCEDURE, receivingUnitId: unit.unitId, applicant: person, components };
  const { dossier, trackingSecret } = await province.ask<Received>('/api/v1/dossiers', { ...as, method: 'POST', body, key: `canary-${n}` });
  if (n % 10 !== 0) return;
  await province.ask(`/api/v1/dossiers/${dossier.dossierId}`, as);
  await province.ask(`/api/v1/dossiers/${dossier.dossierId}/timeline`, as);
  await province.ask('/api/v1/tracking', { method: 'POST', body: { code: dossier.code, secret: trackingSecret } });
  await province.ask('/api/v1/dossiers/search', { ...as, method: 'POST', body: { personalNumber: person.personalNumber } });
  await province.ask('/api/v1/dossiers/search', { ...as, method: 'POST', body: { name: person.fullName } });
  // The same key for somebody else, a field nobody knows, a number where a name belongs, and a number in the address.
  await province.call('/api/v1/dossiers', { ...as, method: 'POST', body: { ...body, applicant: { ...person, phone: '0999000000' } }, key: `canary-${n}` });
  await province.call('/api/v1/dossiers', { ...as, method: 'POST', body: { ...body, [person.personalNumber]: person.fullName } });
  await province.call('/api/v1/dossiers', { ...as, method: 'POST', body: { ...body, receivingUnitId: person.personalNumber } });
  await province.call(`/api/v1/dossiers/${person.personalNumber}`, as);
  await province.call(`/api/v1/units?q=${person.personalNumber}`);
}

describe('five hundred people who file', () => {
  beforeAll(async () => {
    const units = await Promise.all(COMMUNES.map((code) => province.commune(code)));
    const { components } = await province.ask<{ components: { code: string; required: boolean; originals: number; copies: number }[] }>(`/api/v1/procedures/${SIMPLE_PROCEDURE}`);
    const required = components.filter((one) => one.required).map(({ code, originals, copies }) => ({ code, originals, copies }));
    const queue = [...PEOPLE.entries()];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await visit(units[next[0] % units.length] as Unit, required, next[1], next[0]);
    }));
    await eventually(() => province.summary(), ({ figures }) => figures.received === PEOPLE.length, 60_000);
  });

  it('are in no log, no message of the bus and no file of the installation', async () => {
    const cluster = await asAdministrator('postgres', async (client) => (await client.query<{ data_directory: string }>('SHOW data_directory')).rows[0]?.data_directory ?? '');

    expect(await hunt.inFiles(province.data, cluster)).toEqual([]);
  });

  it('are in clear in no table of any database: events, audit trails and search words included', async () => {
    const names = await databases();
    const found: string[] = [];
    for (const name of names) found.push(...await hunt.inDatabase(inDatabase(name)));

    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(found).toEqual([]);
  });

  it('are not in Redis', async () => {
    expect(await hunt.inRedis(connections.redisUrl, join(province.data, 'redis'))).toEqual([]);
  });

  it('are in no report', async () => {
    const reports = ['/api/v1/reports/summary', '/api/v1/reports/figures?by=unit&limit=200', '/api/v1/reports/figures?by=procedure', '/api/v1/audit-roots'];
    const texts = await Promise.all(reports.map(async (path) => JSON.stringify(await province.ask(path))));

    expect(texts.flatMap((text, n) => hunt.inText(reports[n] ?? '', text))).toEqual([]);
  });

  it('would have been found: in a file, in a table, in Redis and in a report, where they were put on purpose', async () => {
    const [first, last] = [PEOPLE[0], PEOPLE.at(-1)];
    const planted = join(province.data, 'logs', 'planted');
    mkdirSync(planted);
    writeFileSync(join(planted, 'x.log'), `{"msg":"hồ sơ của ${last?.fullName.toUpperCase()}"}\n`);
    await asAdministrator('haicap_dossier', (client) => client.query(`CREATE TABLE planted AS SELECT repeat('x', 5000) || '${first?.phone}' AS note`));

    expect(await hunt.inFiles(province.data)).toEqual([join(planted, 'x.log')]);
    expect(await hunt.inDatabase(inDatabase('haicap_dossier'))).toEqual(['/haicap_dossier public.planted']);
    expect(hunt.inText('report', `{"key":"${first?.personalNumber}"}`)).toEqual([`report: ${first?.personalNumber}`]);
    rmSync(planted, { recursive: true });
    const redisFolder = join(province.data, 'redis');
    await tellRedis(connections.redisUrl, [`SET planted note-${last?.personalNumber}`]);
    expect(await hunt.inRedis(connections.redisUrl, redisFolder)).toEqual([join(redisFolder, 'dump.rdb')]);
    await asAdministrator('haicap_dossier', (client) => client.query('DROP TABLE planted'));
  });
});
