import type { ServiceName } from '@haicap/contracts';
import type { MigrationClass } from '@haicap/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { textAndScope } from './text-and-scope.js';
import { ownerTables } from './owner-tables.js';
import { ownerFunctions } from './owner-functions.js';
import { inboxTables } from './inbox-tables.js';
import { inboxFunctions } from './inbox-functions.js';
import { partitions } from './partitions.js';
import { bulkLane } from './bulk-lane.js';
import { expiryByIndex } from './expiry-by-index.js';
import { gapsExcept } from './gaps-except.js';
import { keysByIndex } from './keys-by-index.js';
import { lettersAskedFor } from './letters-asked-for.js';
import { checkpointsOutside } from './checkpoints-outside.js';
import { looksByObject } from './looks-by-object.js';
import { auditIndexes, searchFunctions } from './search-audit.js';
import { grants } from './grants.js';

/**
 * The migrations every service with a database puts first in its list. Role names follow from the service's name, so
 * the classes are made per service; their SQL is otherwise the same everywhere. The roles and the extension `unaccent`
 * exist before (launcher, migration Job or testDatabase). Timestamps of services' own migrations are higher.
 * Example: `migrations: [...outboxMigrations('dossier'), DossierTables1760000000001]`.
 */
export function outboxMigrations(service: ServiceName): MigrationClass[] {
  class OutboxTables1700000000001 implements MigrationInterface {
    readonly name = 'OutboxTables1700000000001';

    async up(runner: QueryRunner): Promise<void> {
      const steps = [textAndScope, ownerTables, ownerFunctions, inboxTables, inboxFunctions, partitions, grants(service)];
      for (const sql of steps) await runner.query(sql);
      await runner.query(`SELECT ensure_partitions(parent, now(), true) FROM unnest('{event,outbox,audit,inbox}'::text[]) AS parent`);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class GapsExcept1700000000002 implements MigrationInterface {
    readonly name = 'GapsExcept1700000000002';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(gapsExcept(service));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class BulkLane1700000000003 implements MigrationInterface {
    readonly name = 'BulkLane1700000000003';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(bulkLane);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class ExpiryByIndex1700000000004 implements MigrationInterface {
    readonly name = 'ExpiryByIndex1700000000004';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(expiryByIndex);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class LettersAskedFor1700000000005 implements MigrationInterface {
    readonly name = 'LettersAskedFor1700000000005';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(lettersAskedFor(service));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class CheckpointsOutside1700000000006 implements MigrationInterface {
    readonly name = 'CheckpointsOutside1700000000006';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(checkpointsOutside);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class LooksByObject1700000000007 implements MigrationInterface {
    readonly name = 'LooksByObject1700000000007';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(looksByObject(service));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class SearchFunctions1700000000008 implements MigrationInterface {
    readonly name = 'SearchFunctions1700000000008';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(searchFunctions(service));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class AuditIndexes1700000000009 implements MigrationInterface {
    readonly name = 'AuditIndexes1700000000009';
    readonly transaction = false;

    up(runner: QueryRunner): Promise<void> {
      return auditIndexes(runner);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  class KeysByIndex1700000000010 implements MigrationInterface {
    readonly name = 'KeysByIndex1700000000010';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(keysByIndex);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations go forward only'));
    }
  }
  return [OutboxTables1700000000001, GapsExcept1700000000002, BulkLane1700000000003, ExpiryByIndex1700000000004, LettersAskedFor1700000000005, CheckpointsOutside1700000000006, LooksByObject1700000000007, SearchFunctions1700000000008, AuditIndexes1700000000009, KeysByIndex1700000000010];
}
