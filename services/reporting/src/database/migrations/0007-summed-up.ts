import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rebuild fills its copy with the rows of single days and sums them up before it ends. A process of the release before does
 * not know that, and may not end one while both run.
 */
export class SummedUp implements MigrationInterface {
  readonly name = 'SummedUp1760000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE figure_rebuild ADD COLUMN summed_up boolean NOT NULL DEFAULT false`);
    // The owner of a table is under its row security too.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`UPDATE figure_rebuild SET summed_up = true WHERE state = 'finished'`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
    await runner.query(`ALTER TABLE figure_rebuild ADD CONSTRAINT figure_rebuild_summed_up CHECK (state <> 'finished' OR summed_up) NOT VALID`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
