import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officers and their posts: seen by who may see the unit of a post. The name is encrypted and indexed by a keyed hash. */
export class Officers implements MigrationInterface {
  readonly name = 'Officers1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE officer (
        officer_id uuid PRIMARY KEY,
        login varchar(80) COLLATE "C" NOT NULL UNIQUE,
        full_name text NOT NULL,
        full_name_index text NOT NULL,
        demo boolean NOT NULL,
        version integer NOT NULL CHECK (version >= 1)
      )`);
    await runner.query(`CREATE INDEX officer_by_name ON officer (full_name_index)`);
    await runner.query(`
      CREATE TABLE post (
        post_id uuid PRIMARY KEY,
        officer_id uuid NOT NULL REFERENCES officer (officer_id),
        unit_id uuid NOT NULL REFERENCES unit (unit_id),
        role text NOT NULL,
        title text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from)
      )`);
    await runner.query(`CREATE INDEX post_by_officer ON post (officer_id)`);
    await runner.query(`CREATE INDEX post_by_unit ON post (unit_id)`);
    for (const table of ['officer', 'post']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO registry_app`);
    }
    await runner.query(`CREATE POLICY unit_reads ON post FOR SELECT USING (app_in_scope(unit_id))`);
    // Who sees a post sees its holder: the policy of post applies inside the question.
    await runner.query(`
      CREATE POLICY with_post ON officer FOR SELECT
      USING (app_in_scope(VARIADIC '{}'::uuid[]) OR EXISTS (SELECT 1 FROM post WHERE post.officer_id = officer.officer_id))`);
    for (const table of ['officer', 'post']) {
      await runner.query(`CREATE POLICY installation_writes ON ${table} FOR INSERT WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
