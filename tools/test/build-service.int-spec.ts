import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_NAMES, TOPOLOGY } from '@haicap/contracts';
import type { ServiceName } from '@haicap/contracts';
import { PackagedProvince } from './packaged-province.ts';
import { buildService, runAs } from './packaged-service.ts';
import type { PackagedService, RunningService } from './packaged-service.ts';

const MINUTES = 60_000;
const province = new PackagedProvince();
beforeAll(() => province.open(), 2 * MINUTES);
afterAll(() => province.close(), MINUTES);

const jobOf = (name: ServiceName) => province.composeService(`migrate-${name}`);

// First, while it is alone: the others of the province start further below.
describe('a service with a database, put into a folder by tools/build-service.mjs', () => {
  let dossier: PackagedService;
  let process: RunningService;
  beforeAll(async () => {
    dossier = await province.build('dossier');
  }, 3 * MINUTES);

  it('migrates its database, and finds nothing to do the second time', async () => {
    const first = await dossier.migrate(jobOf('dossier'));
    const second = await dossier.migrate(jobOf('dossier'));

    expect([first, second]).toEqual([{ code: 0, output: expect.stringMatching(/"ran":\["OutboxTables/) }, { code: 0, output: expect.stringContaining('"ran":[]') }]);
  }, MINUTES);

  it('starts under the account of the image, from a folder it cannot write to', async () => {
    process = province.start('dossier');
    await province.untilLive('dossier');

    expect(await fetch(`${dossier.healthUrl}/livez`).then((response) => response.json())).toEqual({ service: 'dossier', live: true });
    expect(readFileSync(`/proc/${process.pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\t${runAs.uid}\t${runAs.uid}\t`, 'm'));
    expect(runAs.uid).not.toBe(0);
    // For root no folder is read-only, so this is asked under the same account.
    expect(await dossier.tryToWrite()).toEqual({ code: 1, output: expect.stringContaining('EACCES') });
  }, MINUTES);

  it('is not called healthy while the streams and the registry are missing', async () => {
    expect(await dossier.runEntry('health.mjs')).toEqual({ code: 1, output: '' });
  }, MINUTES);

  it('ends with 0 on SIGTERM and has left nothing in its temporary folder', async () => {
    expect([await process.stop(), dossier.leftInTmp()]).toEqual([0, []]);
  }, MINUTES);

  it('is not called healthy when it does not run', async () => {
    expect(await dossier.runEntry('health.mjs')).toEqual({ code: 1, output: '' });
  }, MINUTES);

  it('ends with 78 when its configuration is wrong, and says which names are', async () => {
    const { HAICAP_INSTALLATION_KEY_FILE: _missing, ...env } = dossier.env;

    expect(await dossier.runEntry('main.js', { ...env, HAICAP_PROVINCE: 'Thanh Hóa' })).toEqual({
      code: 78, output: 'configuration: HAICAP_PROVINCE: bad\nconfiguration: HAICAP_INSTALLATION_KEY: missing\n',
    });
  }, MINUTES);
});

describe('the province of docker-compose.yml, without its containers', () => {
  const running = new Map<ServiceName, RunningService>();
  let origin: string;
  beforeAll(async () => {
    for (const name of SERVICE_NAMES) if (name !== 'dossier') await province.build(name);
  }, 6 * MINUTES);

  it('migrates every database with the jobs of the file', async () => {
    const jobs = SERVICE_NAMES.filter((name) => TOPOLOGY[name].database);

    for (const name of jobs) expect([name, await province.service(name).migrate(jobOf(name))]).toEqual([name, { code: 0, output: expect.stringContaining('"ran":[') }]);
    for (const name of SERVICE_NAMES) expect([name, existsSync(join(province.service(name).out, 'migrate.js'))]).toEqual([name, jobs.includes(name)]);
  }, 2 * MINUTES);

  it('becomes healthy in the order of the file', async () => {
    for (const name of province.startOrder()) {
      running.set(name, province.start(name));
      await province.untilHealthy(name);
    }

    expect([...running.keys()].sort()).toEqual([...SERVICE_NAMES].sort());
    origin = `http://127.0.0.1:${province.service('gateway').env['HAICAP_HTTP_PORT']}`;
  }, 5 * MINUTES);

  it('is free of the test build: no file of it, no word of it, no condition that leads to it', () => {
    for (const name of SERVICE_NAMES) {
      const { out } = province.service(name);
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const ofTestBuild = files.filter((path) => path.includes('test-build') || /HAICAP_(MUTANT|FAILPOINT)|haicap\/test-build/.test(readFileSync(path, 'latin1')));

      expect([name, ofTestBuild, files.length > 1_000]).toEqual([name, [], true]);
    }
  }, MINUTES);

  it('serves the page and its files from the folder of the gateway', async () => {
    const page = await fetch(`${origin}/`);
    const html = await page.text();
    const script = await fetch(`${origin}${/src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '/missing'}`);

    expect([page.status, page.headers.get('content-type'), script.status, script.headers.get('content-type')])
      .toEqual([200, 'text/html; charset=utf-8', 200, expect.stringContaining('javascript')]);
    expect(html).toContain('<html lang="vi"');
  });

  it('knows the 166 communes of its province', async () => {
    const { items } = await (await fetch(`${origin}/api/v1/units?level=commune&limit=200`)).json() as { items: unknown[] };

    expect(items).toHaveLength(166);
  });

  it('issues a token to an officer for the secret in the files', async () => {
    const secret = readFileSync(join(province.mounted, 'local-grant-secret'), 'utf8');
    const body = new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', account: 'motcua.14797', secret });

    const { status } = await fetch(`${origin}/oidc/token`, { method: 'POST', body });

    expect(status).toBe(200);
  });

  it('ends with 0 everywhere on SIGTERM and has left nothing in any temporary folder', async () => {
    const ended = await Promise.all([...running].map(async ([name, process]) => [name, await process.stop(), province.service(name).leftInTmp()]));

    expect(ended).toEqual([...running.keys()].map((name) => [name, 0, []]));
  }, MINUTES);
});

describe('tools/build-service.mjs', () => {
  it('refuses a service that does not exist and a folder that is in use', async () => {
    const used = join(province.folder, 'in-use');
    mkdirSync(used);
    writeFileSync(join(used, 'file'), '');

    expect(await buildService('accounting', join(province.folder, 'accounting'))).toEqual({ code: 2, output: `there is no service accounting; there are ${[...SERVICE_NAMES].sort().join(', ')}\n` });
    expect(await buildService('dossier', used)).toEqual({ code: 2, output: `${used} is not empty\n` });
  });
});
