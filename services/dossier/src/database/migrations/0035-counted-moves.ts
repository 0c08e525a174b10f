import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A move keeps the numbers of its lines, so that whoever looks at it need not count them. */
export class CountedMoves implements MigrationInterface {
  readonly name = 'CountedMoves1760000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE procedure_move
        ADD COLUMN movable integer NOT NULL DEFAULT 0, ADD COLUMN not_movable integer NOT NULL DEFAULT 0, ADD COLUMN moved integer NOT NULL DEFAULT 0,
        ADD COLUMN skipped integer NOT NULL DEFAULT 0, ADD COLUMN taken_back integer NOT NULL DEFAULT 0, ADD COLUMN kept_moved integer NOT NULL DEFAULT 0,
        ADD COLUMN with_missing integer NOT NULL DEFAULT 0`);
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`
      UPDATE procedure_move m SET movable = l.movable, not_movable = l.not_movable, moved = l.moved, skipped = l.skipped, taken_back = l.taken_back,
        kept_moved = l.kept_moved, with_missing = l.with_missing
      FROM (
        SELECT move_id, count(*) FILTER (WHERE state = 'movable') AS movable, count(*) FILTER (WHERE state = 'not-movable') AS not_movable,
          count(*) FILTER (WHERE state = 'moved') AS moved, count(*) FILTER (WHERE state = 'skipped') AS skipped,
          count(*) FILTER (WHERE state = 'taken-back') AS taken_back, count(*) FILTER (WHERE state = 'kept-moved') AS kept_moved,
          count(*) FILTER (WHERE missing <> '[]'::jsonb) AS with_missing
        FROM procedure_move_line GROUP BY move_id) l
      WHERE l.move_id = m.move_id`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
