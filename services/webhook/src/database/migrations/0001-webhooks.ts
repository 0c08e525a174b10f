import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['subscription', 'subscription_revision', 'subscription_secret', 'endpoint_health', 'delivery'] as const;

/** Subscriptions and what is sent to them. A row is seen by the account it belongs to, and by what works for the whole installation. */
export class Webhooks implements MigrationInterface {
  readonly name = 'Webhooks1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await subscriptions(runner);
    await deliveries(runner);
    // Who may administer the province, and when: registry's facts, which name nobody.
    await runner.query(`CREATE TABLE admin_post (post_id uuid PRIMARY KEY, officer_id uuid NOT NULL, valid_from date NOT NULL, valid_to date)`);
    await runner.query(`CREATE INDEX admin_post_officer ON admin_post (officer_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON admin_post TO webhook_app`);
    await runner.query(`
      CREATE FUNCTION owns(account text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      RETURN coalesce(current_setting('app.scope', true) = '*' OR account = current_setting('app.actor', true), false)`);
    for (const table of [...OWNED, 'admin_post']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`CREATE POLICY installation_scope ON admin_post USING (current_setting('app.scope', true) = '*') WITH CHECK (current_setting('app.scope', true) = '*')`);
    for (const table of OWNED) {
      await runner.query(`CREATE POLICY owner_scope ON ${table} USING (owns(owner_account_id)) WITH CHECK (owns(owner_account_id))`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO webhook_app`);
    }
    // Secrets end, and the log is kept for a month.
    await runner.query(`GRANT DELETE ON delivery, subscription_secret TO webhook_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function subscriptions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE subscription (
      subscription_id uuid PRIMARY KEY,
      owner_account_id text NOT NULL,
      owner_kind text NOT NULL CHECK (owner_kind IN ('officer', 'client')),
      -- The units the owner may read; null is every one.
      reach_unit_ids uuid[],
      url text NOT NULL,
      description text NOT NULL,
      events text[] NOT NULL,
      unit_ids uuid[] NOT NULL,
      procedure_codes text[] NOT NULL,
      payload text NOT NULL CHECK (payload IN ('thin', 'full')),
      status text NOT NULL CHECK (status IN ('active', 'disabled', 'removed')),
      disabled_reason text,
      disabled_at timestamptz,
      created_at timestamptz NOT NULL,
      version integer NOT NULL CHECK (version >= 1),
      CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL) AND (disabled_reason IS NULL) = (disabled_at IS NULL))
    )`);
  await runner.query(`CREATE INDEX subscription_kept ON subscription (subscription_id) WHERE status <> 'removed'`);
  await runner.query(`CREATE INDEX subscription_owner ON subscription (owner_account_id, subscription_id) WHERE status <> 'removed'`);
  // How it stood after each change, so that a repeated command is answered as then.
  await runner.query(`
    CREATE TABLE subscription_revision (
      subscription_id uuid NOT NULL,
      version integer NOT NULL,
      owner_account_id text NOT NULL,
      body jsonb NOT NULL,
      PRIMARY KEY (subscription_id, version)
    )`);
  await runner.query(`
    CREATE TABLE subscription_secret (
      secret_id uuid PRIMARY KEY,
      subscription_id uuid NOT NULL,
      owner_account_id text NOT NULL,
      sealed text NOT NULL,
      created_at timestamptz NOT NULL,
      valid_until timestamptz
    )`);
  await runner.query(`CREATE INDEX subscription_secret_of ON subscription_secret (subscription_id)`);
  await runner.query(`
    CREATE TABLE endpoint_health (
      subscription_id uuid PRIMARY KEY,
      owner_account_id text NOT NULL,
      failures_in_row integer NOT NULL DEFAULT 0,
      failing_since timestamptz,
      rests_until timestamptz,
      last_delivered_at timestamptz
    ) WITH (fillfactor = 70)`);
}

async function deliveries(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE delivery (
      delivery_id uuid PRIMARY KEY,
      subscription_id uuid NOT NULL,
      owner_account_id text NOT NULL,
      -- The fact it tells of; null for a test.
      event_id uuid,
      event text NOT NULL,
      -- The bytes that are signed, the same at every attempt.
      payload text NOT NULL,
      status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
      -- Of this round; sending it again begins another one.
      tries integer NOT NULL DEFAULT 0,
      attempts integer NOT NULL DEFAULT 0,
      log jsonb NOT NULL DEFAULT '[]',
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      next_at timestamptz,
      claimed_until timestamptz,
      delivered_at timestamptz,
      last_status integer,
      last_fault text,
      UNIQUE (subscription_id, event_id),
      CHECK ((status = 'pending') = (next_at IS NOT NULL))
    ) WITH (fillfactor = 70)`);
  await runner.query(`CREATE INDEX delivery_due ON delivery (subscription_id, next_at) WHERE status = 'pending'`);
  await runner.query(`CREATE INDEX delivery_expiring ON delivery (expires_at) WHERE status = 'pending'`);
  await runner.query(`CREATE INDEX delivery_log ON delivery (subscription_id, delivery_id DESC)`);
  await runner.query(`CREATE INDEX delivery_failed ON delivery (subscription_id, created_at, delivery_id) WHERE status = 'failed'`);
  await runner.query(`CREATE INDEX delivery_age ON delivery (created_at)`);
}
