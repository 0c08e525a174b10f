import { brokerStoreBytes, busPermissions, STREAM_MAX_BYTES, streams } from '@haicap/contracts';
import { natsConfig } from '../cli/backing/nats-config.ts';
import { natsConnectOptions } from '../cli/backing/nats-address.ts';
import { withoutPassword } from '../cli/backing/choice.ts';
import { redisConfig } from '../cli/backing/redis.ts';
import { parsePasswd } from '../cli/backing/unprivileged.ts';

const parsed = (text: string) => JSON.parse(text) as {
  listen: string; http: string; jetstream: { max_file_store: number }; websocket?: unknown;
  accounts: Record<string, { users: { user: string; password: string; permissions: { publish: { allow: string[] }; subscribe: { allow: string[] }; allow_responses?: { max: number } } }[] }>;
};

describe('the configuration of the bus', () => {
  const users = (['bus-keeper', 'reporting'] as const).map((name) => ({ name, password: `"}${name}`, ...busPermissions(name) }));
  const config = parsed(natsConfig({ port: 4222, monitorPort: 8222, storeFolder: '/data/a "quoted" folder', account: 'PROVINCE_38', users, storeBytes: brokerStoreBytes() }));

  it('listens on loopback alone, without websockets', () => {
    expect(config.listen).toBe('127.0.0.1:4222');
    expect(config.http).toBe('127.0.0.1:8222');
    expect(config.websocket).toBeUndefined();
  });

  it('has room for the stream of every owner, which a broker otherwise refuses to make', () => {
    expect(config.jetstream.max_file_store).toBeGreaterThanOrEqual(streams().length * STREAM_MAX_BYTES);
  });

  it('has one account with one user per service, whatever characters its password has', () => {
    expect(Object.keys(config.accounts)).toEqual(['PROVINCE_38']);
    expect(config.accounts['PROVINCE_38']?.users.map(({ user, password }) => [user, password])).toEqual([['bus-keeper', '"}bus-keeper'], ['reporting', '"}reporting']]);
  });

  it('gives a service what the topology says and nothing more', () => {
    const reporting = config.accounts['PROVINCE_38']?.users.find(({ user }) => user === 'reporting');

    expect(reporting?.permissions).toEqual({
      publish: { allow: [...busPermissions('reporting').publish] },
      subscribe: { allow: [...busPermissions('reporting').subscribe] },
      allow_responses: { max: 5, expires: '1m' },
    });
    expect(reporting?.permissions.publish.allow).not.toContain('>');
  });
});

describe('the configuration of Redis', () => {
  it('asks for a password, listens on loopback and keeps nothing on disk', () => {
    const lines = redisConfig({ port: 6390, password: 'secret', folder: '/data/with "quotes"' }).split('\n');

    expect(lines).toEqual(expect.arrayContaining(['bind 127.0.0.1', 'port 6390', 'requirepass secret', 'save ""', 'appendonly no', 'dir "/data/with \\"quotes\\""']));
  });
});

describe('the address of a given bus', () => {
  it('is used with its own account when it names one', () => {
    expect(natsConnectOptions('nats://ops:p%40ss@bus.example:4222', { user: 'dossier', pass: 'x' })).toEqual({ servers: 'nats://bus.example:4222', user: 'ops', pass: 'p@ss' });
  });

  it('is used with the account of the service otherwise', () => {
    expect(natsConnectOptions('nats://bus.example:4222', { user: 'dossier', pass: 'x' })).toEqual({ servers: 'nats://bus.example:4222', user: 'dossier', pass: 'x' });
  });
});

describe('an address that is shown to people', () => {
  it('has no password', () => {
    expect(withoutPassword('postgres://admin:geheim@127.0.0.1:5432/postgres')).toBe('postgres://admin:***@127.0.0.1:5432/postgres');
    expect(withoutPassword('redis://:geheim@127.0.0.1:6379')).toBe('redis://:***@127.0.0.1:6379');
    expect(withoutPassword('postgres://admin:ge heim@[broken')).not.toContain('heim');
  });
});

describe('the account PostgreSQL runs under', () => {
  it('is looked up by its whole name', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/bash\nnobody2:x:1:1::/:/x\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n';

    expect(parsePasswd(passwd, 'nobody')).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
    expect(parsePasswd(passwd, 'body')).toBeUndefined();
  });
});
