import { outboxMigrations } from '@haicap/outbox';
import { createDataSource, type Logger, type MigrationClass } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { Units } from './migrations/0001-units.js';
import { Officers } from './migrations/0002-officers.js';
import { CalendarAndLoad } from './migrations/0003-calendar-and-load.js';
import { WorkingCalendar } from './migrations/0004-working-calendar.js';
import { Delegations } from './migrations/0005-delegations.js';
import { OfficerImport } from './migrations/0006-officer-import.js';
import { Boundaries } from './migrations/0007-boundaries.js';

/** Every migration of the registry's database, in order. */
export const migrations: readonly MigrationClass[] = [...outboxMigrations('registry'), Units, Officers, CalendarAndLoad, WorkingCalendar, Delegations, OfficerImport, Boundaries];

/** The registry's own rows, under the role `registry_app`. */
export function registryDataSource(url: string, logger: Logger): DataSource {
  return createDataSource({ url, migrations, applicationName: 'registry', logger });
}
