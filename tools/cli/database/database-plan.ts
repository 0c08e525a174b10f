import { databaseWord } from '../installation/topology.ts';
import { EXTENSIONS } from '../backing/postgres-probe.ts';

/** A service's three roles and what each is for (ARCHITECTURE.md §5). */
export const ROLE_KINDS = ['owner', 'app', 'relay'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

export type DatabasePlan = {
  service: string;
  database: string;
  roles: Record<RoleKind, string>;
  /** Run in any database of the server, outside a transaction. */
  onServer: string[];
  /** Run inside the service's database. */
  inDatabase: string[];
};

/** `passwordOf` returns the password literal of a role; db-script passes placeholders. */
export function planDatabase(service: string, passwordOf: (role: string) => string): DatabasePlan {
  const word = databaseWord(service);
  const database = `haicap_${word}`;
  const roles = { owner: `${word}_owner`, app: `${word}_app`, relay: `${word}_relay` };
  const login = (role: string): string => ensureRole(role, passwordOf(role));
  const all = ROLE_KINDS.map((kind) => roles[kind]);
  return {
    service, database, roles,
    onServer: [
      ...all.map(login),
      // CREATE DATABASE … OWNER needs membership where the administrator is no superuser.
      `GRANT ${roles.owner} TO CURRENT_USER`,
    ],
    inDatabase: [
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${database} TO ${all.join(', ')}`,
      `ALTER SCHEMA public OWNER TO ${roles.owner}`,
      'REVOKE ALL ON SCHEMA public FROM PUBLIC',
      `GRANT USAGE ON SCHEMA public TO ${roles.app}, ${roles.relay}`,
      ...EXTENSIONS.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA public`),
    ],
  };
}

export function createDatabase(plan: DatabasePlan): string {
  return `CREATE DATABASE ${plan.database} OWNER ${plan.roles.owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi' LOCALE 'C.UTF-8'`;
}

/** NOBYPASSRLS is PostgreSQL's default and written out all the same: row-level security stands on it. */
function ensureRole(role: string, passwordLiteral: string): string {
  const options = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  return `DO $do$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} ${options}; END IF;
  ALTER ROLE ${role} PASSWORD ${passwordLiteral};
END $do$`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The script for a DBA: psql's own placeholders stand for the passwords. */
export function databaseScript(services: readonly string[]): string {
  const lines = [
    '-- Databases, roles and extensions of HAICAP. Run as an administrator with psql; it may run again.',
    '-- Passwords: psql -v registry_owner_password=… -v registry_app_password=… and so on, one per role.',
    '\\set ON_ERROR_STOP on',
  ];
  for (const service of services) {
    // Inside a dollar-quoted body psql replaces no variable, so the password is set by a statement of its own.
    const plan = planDatabase(service, () => 'NULL');
    lines.push('', `-- ${service}`, ...plan.onServer.map((statement) => `${statement.replace(/\n {2}ALTER ROLE \S+ PASSWORD NULL;/, '')};`));
    for (const kind of ROLE_KINDS) lines.push(`ALTER ROLE ${plan.roles[kind]} PASSWORD :'${plan.roles[kind]}_password';`);
    lines.push(`SELECT ${literal(createDatabase(plan))} WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${plan.database}') \\gexec`);
    lines.push(`\\connect ${plan.database}`, ...plan.inDatabase.map((statement) => `${statement};`));
  }
  return `${lines.join('\n')}\n`;
}
