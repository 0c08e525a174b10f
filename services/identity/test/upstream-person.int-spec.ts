import { createLogger, openDataSource, PersonalDataCipher } from '@haicap/service-kit';
import { fixedClock, ok } from '@haicap/kernel';
import { seededIds, testDatabase, TEST_NOW, type TestDatabase } from '@haicap/testing';
import type { DataSource } from 'typeorm';
import { AccountStore } from '../src/account/account.store.js';
import { FindAccount } from '../src/account/find-account.js';
import { identityDataSource, migrations } from '../src/database/data-source.js';
import { AccountPersonStore } from '../src/upstream/account-person.store.js';
import { SignInUpstream } from '../src/upstream/sign-in-upstream.js';
import type { UpstreamPerson } from '../src/upstream/upstream.js';

let database: TestDatabase;
let dataSource: DataSource;
let signIn: SignInUpstream;
beforeAll(async () => {
  database = await testDatabase('identity', migrations);
  const logger = createLogger({ service: 'identity', level: 'silent' });
  dataSource = await openDataSource(identityDataSource(database.appUrl, logger), logger);
  const clock = fixedClock(TEST_NOW);
  const cipher = new PersonalDataCipher({ key: Buffer.alloc(32, 1), keyId: 'k1', indexKey: Buffer.alloc(32, 1) });
  signIn = new SignInUpstream({ dataSource, accounts: new FindAccount(dataSource, new AccountStore()), persons: new AccountPersonStore(cipher), clock, ids: seededIds(1, clock) });
}, 60_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
}, 30_000);

const aPerson = (subject: string, personalNumber: string | null) =>
  ok<UpstreamPerson>({ kind: 'citizen', subject, fullName: 'Nguyễn Văn Thử', birthDate: null, personalNumber, assurance: 2 });
const numbered = async () => (await database.admin.query<{ id: string }>(`SELECT account_id AS id FROM account_person WHERE personal_number_index IS NOT NULL`)).rows.map(({ id }) => id);

describe('a person of two accounts, one by a provider that told no number', () => {
  it('gets in by both, with the account of each; the number stays where it was told first', async () => {
    const one = await signIn.run('vneid', aPerson('v-1', null));
    const other = await signIn.run('portal', aPerson('p-1', '000085900001'));

    expect(await signIn.run('vneid', aPerson('v-1', '000085900001'))).toEqual(one);
    expect(await signIn.run('portal', aPerson('p-1', '000085900001'))).toEqual(other);
    expect(await numbered()).toEqual(other.ok ? [other.value] : []);
  });
});

describe('a person of one account', () => {
  it('is found by the number at another provider once the first has told it', async () => {
    const first = await signIn.run('vneid', aPerson('v-2', null));
    await signIn.run('vneid', aPerson('v-2', '000085900002'));

    expect(await signIn.run('portal', aPerson('p-2', '000085900002'))).toEqual(first);
  });
});
