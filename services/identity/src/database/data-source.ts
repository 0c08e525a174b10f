import { outboxMigrations } from '@haicap/outbox';
import { createDataSource, type Logger, type MigrationClass } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { IdentityTables1760000000001 } from './migrations/0001-identity-tables.js';
import { AccountAccess1760000000002 } from './migrations/0002-account-access.js';
import { UpstreamPersons1760000000003 } from './migrations/0003-upstream-persons.js';
import { SecondFactor1760000000004 } from './migrations/0004-second-factor.js';
import { ServiceClients1760000000005 } from './migrations/0005-service-clients.js';
import { PostsChanged1760000000006 } from './migrations/0006-posts-changed.js';
import { ResetReasons1760000000007 } from './migrations/0007-reset-reasons.js';

/** Every migration of identity's database, in order. */
export const migrations: readonly MigrationClass[] = [
  ...outboxMigrations('identity'), IdentityTables1760000000001, AccountAccess1760000000002, UpstreamPersons1760000000003, SecondFactor1760000000004,
  ServiceClients1760000000005, PostsChanged1760000000006, ResetReasons1760000000007,
];

/** Identity's own rows, under the role `identity_app`. */
export function identityDataSource(url: string, logger: Logger): DataSource {
  return createDataSource({ url, migrations, applicationName: 'identity', logger });
}
