import { outboxMigrations } from '@haicap/outbox';
import { createDataSource, type Logger, type MigrationClass } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { Payments } from './migrations/0001-payments.js';
import { OrdersFollowed } from './migrations/0002-orders-followed.js';
import { PaymentsUnderRowSecurity } from './migrations/0003-payments-under-row-security.js';

/** Every migration of this service in order: infrastructure first, then `migrations/0001-….ts` and on. */
export const PORTAL_ADAPTER_MIGRATIONS: readonly MigrationClass[] = [...outboxMigrations('portal-adapter'), Payments, OrdersFollowed, PaymentsUnderRowSecurity];

/** The service's own rows, under its application role. */
export function portalAdapterDataSource(url: string, logger: Logger): DataSource {
  return createDataSource({ url, migrations: PORTAL_ADAPTER_MIGRATIONS, applicationName: 'portal-adapter', logger });
}
