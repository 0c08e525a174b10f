import type { Pool } from 'pg';

export interface Table {
  readonly name: string;
  /** The table it is a part of, and itself otherwise. */
  readonly root: string;
  readonly isForced: boolean;
  readonly policies: number;
  readonly appRights: readonly string[];
  readonly strangers: readonly string[];
}

/** Every table of the schema as the catalogue knows it: its row-level security, and who has a right on it. */
export async function tablesOf(admin: Pool, roles: { owner: string; app: string; relay: string }): Promise<Table[]> {
  const { rows } = await admin.query<Table>(
    `WITH granted AS (
       SELECT c.oid, a.grantee, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
       UNION SELECT t.attrelid, a.grantee, a.privilege_type FROM pg_attribute t, aclexplode(t.attacl) a)
     SELECT c.relname::text AS name, coalesce((SELECT relid::regclass::text FROM pg_partition_ancestors(c.oid) WITH ORDINALITY a (relid, ord) ORDER BY ord DESC LIMIT 1), c.relname) AS root,
       c.relrowsecurity AND c.relforcerowsecurity AS "isForced", (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       ARRAY(SELECT DISTINCT privilege_type FROM granted g WHERE g.oid = c.oid AND g.grantee = $1::regrole ORDER BY 1) AS "appRights",
       ARRAY(SELECT DISTINCT CASE g.grantee WHEN 0 THEN 'public' ELSE g.grantee::regrole::text END FROM granted g
         WHERE g.oid = c.oid AND g.grantee <> ALL (ARRAY[$1::regrole, $2::regrole, $3::regrole]::oid[])) AS strangers
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`, [roles.app, roles.owner, roles.relay]);
  return rows;
}

export interface Column { readonly name: string; readonly type: string; readonly isArray: boolean; readonly isGenerated: boolean }

export async function columnsOf(admin: Pool, table: string): Promise<Column[]> {
  const { rows } = await admin.query<Column>(
    `SELECT a.attname::text AS name, CASE WHEN t.typcategory = 'A' THEN e.typname ELSE t.typname END::text AS type, t.typcategory = 'A' AS "isArray",
       a.attgenerated <> '' OR a.attidentity = 'a' AS "isGenerated"
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`, [table]);
  return rows;
}
