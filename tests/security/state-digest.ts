import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** What each owner keeps of its own. Read copies, notices, jobs, deliveries and sessions follow by themselves and are left out. */
const OWNED: Readonly<Record<string, string>> = {
  dossier: '_mirror$|^migrations$|^calendar_|^open_calendar_change$|^officer_post$|^unit_|^service_hours$|^payment_channel$|^deadline_(notice|recalculation)|^procedure_move|^bulk_|^platform_statement$',
  registry: '^migrations$|^load_step$',
  files: '^migrations$|^dossier_|^result_|^signatory_|^unit_|^download_ticket$',
  identity: '^migrations$|^account$|^account_post$|^account_posts_change$|^oidc_record$',
  'portal-adapter': '^migrations$|^payment_(channel|job|session)$',
  webhook: '^migrations$|^delivery$|^endpoint_health$|^admin_post$|^locked_account$|^program_validity$',
};
const INFRASTRUCTURE = '^(aggregate_version|audit|audit_\\w+|bootstrap|dead_letter|event|event_head|inbox|inbox_parked|outbox|relay_lease|relay_stream)$';

/** Tells whether anything that somebody owns has changed: content of all own tables, and the number of keys that commands have used. */
export class StateDigest {
  readonly #clients: { readonly client: Client; readonly sql: string }[] = [];

  static async open(dataFolder: string): Promise<StateDigest> {
    const digest = new StateDigest();
    const { postgresAdminUrl } = JSON.parse(readFileSync(join(dataFolder, 'connections.json'), 'utf8')) as { postgresAdminUrl: string };
    for (const [service, left] of Object.entries(OWNED)) {
      const url = new URL(postgresAdminUrl);
      url.pathname = `/haicap_${service.replaceAll('-', '_')}`;
      const client = new Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
           AND relname !~ $1 AND relname !~ $2 ORDER BY 1`, [left, INFRASTRUCTURE]);
      digest.#clients.push({ client, sql: rows.map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS content FROM ${name} t`).join(' UNION ALL ') });
    }
    return digest;
  }

  /** Every own table with a digest of what it holds. */
  async read(): Promise<Readonly<Record<string, string>>> {
    const read = await Promise.all(this.#clients.map(({ client, sql }) => client.query<{ name: string; content: string }>(sql)));
    return Object.fromEntries(read.flatMap(({ rows }) => rows.map(({ name, content }) => [name, content])));
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map(({ client }) => client.end()));
  }
}
