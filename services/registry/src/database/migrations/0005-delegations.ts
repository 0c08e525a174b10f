import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who acts in a chair's place: seen and changed by who may see the unit. */
export class Delegations implements MigrationInterface {
  readonly name = 'Delegations1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delegation (
        delegation_id uuid PRIMARY KEY,
        from_officer_id uuid NOT NULL REFERENCES officer (officer_id),
        unit_id uuid NOT NULL REFERENCES unit (unit_id),
        role text NOT NULL,
        to_officer_id uuid NOT NULL REFERENCES officer (officer_id),
        actions text[] NOT NULL CHECK (cardinality(actions) > 0),
        valid_from date NOT NULL,
        valid_to date NOT NULL CHECK (valid_to >= valid_from),
        basis text,
        version integer NOT NULL CHECK (version >= 1),
        granted_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CHECK (from_officer_id <> to_officer_id)
      )`);
    await runner.query(`CREATE INDEX delegation_of_unit ON delegation (unit_id, valid_from DESC, delegation_id DESC)`);
    await runner.query(`ALTER TABLE delegation ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE delegation FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY unit_scope ON delegation USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))`);
    // What was handed on does not change: it is only taken back.
    await runner.query(`GRANT SELECT, INSERT, UPDATE (version, withdrawn_at) ON delegation TO registry_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
