import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of searches, and a key for more than one person of a dossier. Built beside the work of the day, so outside of a transaction. */
export class SearchByIndex implements MigrationInterface {
  readonly name = 'SearchByIndex1760000000013';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_person_by_role`);
    await runner.query(`CREATE UNIQUE INDEX CONCURRENTLY dossier_person_by_role ON dossier_person (dossier_id, role)`);
    // A constraint would lock the table for as long as it looks through it; the index alone keeps the key. One that was interrupted
    // after this step has the key already.
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'dossier_person_pkey') THEN
          ALTER TABLE dossier_person DROP CONSTRAINT dossier_person_pkey;
          ALTER INDEX dossier_person_by_role RENAME TO dossier_person_pkey;
        ELSE
          DROP INDEX dossier_person_by_role;
        END IF;
      END $$`);
    await buildIndex(runner, 'dossier_person_by_phone', 'dossier_person (phone_index) WHERE phone_index IS NOT NULL');
    await buildIndex(runner, 'dossier_person_by_organisation', 'dossier_person (organisation_code_index) WHERE organisation_code_index IS NOT NULL');
    // What the worker of the search has still to do; empty most of the time.
    await buildIndex(runner, 'dossier_person_unindexed', 'dossier_person (dossier_id) WHERE search_version = 0');
    await buildIndex(runner, 'dossier_of_unit_and_procedure', 'dossier (competent_unit_id, procedure_code, status, due_order, id)');
    // Who was asked for a supplement in an earlier release was asked.
    await runner.query(`
      UPDATE dossier SET supplements = jsonb_build_object('count', asked.times, 'consent', NULL)
      FROM (SELECT dossier_id, count(*) AS times FROM dossier_step WHERE type = 'supplement-requested' GROUP BY dossier_id) asked
      WHERE dossier.id = asked.dossier_id AND dossier.status NOT IN ('refused', 'stopped', 'completed', 'result-returned')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function buildIndex(runner: QueryRunner, name: string, on: string): Promise<void> {
  await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${on}`);
}
