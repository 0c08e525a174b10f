import { outboxMigrations } from '@haicap/outbox';
import { createDataSource, type Logger, type MigrationClass } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { Figures } from './migrations/0001-figures.js';
import { Mirrors } from './migrations/0002-mirrors.js';
import { WaitingForReceipt } from './migrations/0004-waiting-for-receipt.js';
import { DirectoriesUnderRowSecurity } from './migrations/0005-directories-under-row-security.js';
import { StepTimes } from './migrations/0006-step-times.js';
import { SummedUp } from './migrations/0007-summed-up.js';
import { SummedBeside } from './migrations/0008-summed-beside.js';
import { WithdrawnAndRefused } from './migrations/0003-withdrawn-and-refused.js';

/** Every migration of this service in order: infrastructure first. */
export const REPORTING_MIGRATIONS: readonly MigrationClass[] = [...outboxMigrations('reporting'), Figures, Mirrors, WithdrawnAndRefused, WaitingForReceipt, DirectoriesUnderRowSecurity, StepTimes, SummedUp, SummedBeside];

/** The service's own rows, under its application role. */
export function reportingDataSource(url: string, logger: Logger): DataSource {
  return createDataSource({ url, migrations: REPORTING_MIGRATIONS, applicationName: 'reporting', logger, mayRunInParallel: false });
}
