import { outboxMigrations } from '@haicap/outbox';
import { createDataSource, type Logger, type MigrationClass } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { Webhooks } from './migrations/0001-webhooks.js';
import { LockedAccounts } from './migrations/0002-locked-accounts.js';
import { ProgramValidity } from './migrations/0003-program-validity.js';

/** Every migration of this service in order: infrastructure first, then `migrations/0001-….ts` and on. */
export const WEBHOOK_MIGRATIONS: readonly MigrationClass[] = [...outboxMigrations('webhook'), Webhooks, LockedAccounts, ProgramValidity];

/** The service's own rows, under its application role. */
export function webhookDataSource(url: string, logger: Logger): DataSource {
  return createDataSource({ url, migrations: WEBHOOK_MIGRATIONS, applicationName: 'webhook', logger });
}
