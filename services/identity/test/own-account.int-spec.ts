import { exportOwnAccount } from '@haicap/contracts';
import { fixedClock, ok } from '@haicap/kernel';
import { createLogger, openDataSource, PersonalDataCipher } from '@haicap/service-kit';
import { seededIds, testDatabase, TEST_NOW, type TestDatabase } from '@haicap/testing';
import type { DataSource } from 'typeorm';
import { AccountStore } from '../src/account/account.store.js';
import { ExportOwnAccount } from '../src/account/export-own-account.js';
import { FindAccount } from '../src/account/find-account.js';
import { OwnAccountStore } from '../src/account/own-account.store.js';
import { identityDataSource, migrations } from '../src/database/data-source.js';
import { AccountPersonStore } from '../src/upstream/account-person.store.js';
import { SignInUpstream } from '../src/upstream/sign-in-upstream.js';

let database: TestDatabase;
let dataSource: DataSource;
let own: ExportOwnAccount;
let [citizen, other] = ['', ''];
beforeAll(async () => {
  database = await testDatabase('identity', migrations);
  const logger = createLogger({ service: 'identity', level: 'silent' });
  dataSource = await openDataSource(identityDataSource(database.appUrl, logger), logger);
  const clock = fixedClock(TEST_NOW);
  const cipher = new PersonalDataCipher({ key: Buffer.alloc(32, 1), keyId: 'k1', indexKey: Buffer.alloc(32, 1) });
  const signIn = new SignInUpstream({ dataSource, accounts: new FindAccount(dataSource, new AccountStore()), persons: new AccountPersonStore(cipher), clock, ids: seededIds(1, clock) });
  const person = { kind: 'citizen' as const, birthDate: '1990-05-17', assurance: 2 as const };
  const signedIn = async (provider: string, subject: string, fullName: string, personalNumber: string) => {
    const account = await signIn.run(provider, ok({ ...person, subject, fullName, personalNumber }));
    if (!account.ok) throw new Error('refused');
    return account.value;
  };
  citizen = await signedIn('vneid', 'v-1', 'Trần Thị Bình', '000090900001');
  expect(await signedIn('portal', 'p-1', 'Trần Thị Bình', '000090900001')).toBe(citizen);
  other = await signedIn('vneid', 'v-2', 'Lê Văn Người Khác', '000090900002');
  for (const [account, action] of [[citizen, 'lock'], [other, 'end-sessions']] as const) {
    await database.admin.query(`INSERT INTO account_access (account_id, kind, version, locked) VALUES ($1, 'citizen', 1, false)`, [account]);
    await database.admin.query(`INSERT INTO account_access_change (account_id, version, action, reason, actor, at) VALUES ($1, 1, $2, 'sealed', 'admin', '2025-07-02T01:00:00Z')`, [account, action]);
    await database.admin.query(`INSERT INTO second_factor_reset (account_id, ordinal, reason, at) VALUES ($1, 1, 'sealed', $2)`, [account, account === citizen ? '2025-07-03T01:00:00Z' : '2025-07-04T01:00:00Z']);
  }
  own = new ExportOwnAccount(dataSource, new OwnAccountStore(cipher));
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
}, 30_000);

const dataOf = (accountId: string) => own.run({ accountId, kind: 'citizen', posts: [] });

describe('what is kept of a citizen’s account', () => {
  it('is the person as the providers said it, by which providers, and that a number is kept', async () => {
    const data = await dataOf(citizen);

    expect(data).toEqual({ ok: true, value: exportOwnAccount.reply.parse(data.ok ? data.value : {}) });
    expect(data).toMatchObject({ value: {
      accountId: citizen, demo: false, secondFactor: null,
      accessChanges: [{ action: 'lock', at: '2025-07-02T08:00:00+07:00' }, { action: 'reset-second-factor', at: '2025-07-03T08:00:00+07:00' }],
      person: { fullName: 'Trần Thị Bình', birthDate: '1990-05-17', hasPersonalNumber: true, assurance: 2 },
      providers: [{ provider: 'portal' }, { provider: 'vneid' }],
    } });
    expect(JSON.stringify(data)).not.toMatch(/Người Khác|v-2/);
    expect(await dataOf(other)).toMatchObject({ value: { person: { fullName: 'Lê Văn Người Khác' }, providers: [{ provider: 'vneid' }] } });
  });

  it('is nothing for an account that there is not', async () => {
    expect(await dataOf('00000000-0000-7000-8000-0000000000ff')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('is read from every table that names accounts of citizens', async () => {
    const { rows } = await database.admin.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'account_id' ORDER BY table_name`);

    // Posts are an officer's; recovery codes are hashes of what the person holds; the others are in the answer.
    expect(rows.map(({ name }) => name)).toEqual([
      'account', 'account_access', 'account_access_change', 'account_link', 'account_person', 'account_post', 'account_posts_change', 'recovery_code', 'second_factor', 'second_factor_reset',
    ]);
  });
});
