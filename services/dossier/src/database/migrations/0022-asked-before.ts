import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was asked for a supplement in an earlier release was asked: a second time needs the consent of a superior. 0013 meant to
 * count that and reached no row, because row-level security binds the owner too and it named no scope.
 */
export class AskedBefore implements MigrationInterface {
  readonly name = 'AskedBefore1760000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`
      UPDATE dossier SET supplements = supplements || jsonb_build_object('count', asked.times)
      FROM (SELECT dossier_id, count(*) AS times FROM dossier_step WHERE type = 'supplement-requested' GROUP BY dossier_id) asked
      WHERE dossier.id = asked.dossier_id AND (dossier.supplements ->> 'count')::integer < asked.times
        AND dossier.status NOT IN ('refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
