import { outboxMigrations } from '@haicap/outbox';
import type { MigrationClass } from '@haicap/service-kit';
import { Files1760000000001 } from './migrations/0001-files.js';
import { Signatures1760000000002 } from './migrations/0002-signatures.js';
import { ReadersByUnit1760000000003 } from './migrations/0003-readers-by-unit.js';
import { ResultsIssued1760000000004 } from './migrations/0004-results-issued.js';
import { PendingByIndex1760000000005 } from './migrations/0005-pending-by-index.js';
import { FilesByOwner1760000000006 } from './migrations/0006-files-by-owner.js';
import { UnitLineage1760000000007 } from './migrations/0007-unit-lineage.js';

/** Every migration of this service in order: infrastructure first. */
export const FILES_MIGRATIONS: readonly MigrationClass[] = [
  ...outboxMigrations('files'), Files1760000000001, Signatures1760000000002, ReadersByUnit1760000000003, ResultsIssued1760000000004, PendingByIndex1760000000005,
  FilesByOwner1760000000006, UnitLineage1760000000007,
];
