import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../config.ts';
import { applyDatabasePlans, inDatabase, roleUrl } from '../../database/apply-plan.ts';
import { literal, planDatabase } from '../../database/database-plan.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import { openScratchPostgres, PASSWORD } from './scratch-postgres.ts';
import type { ScratchPostgres } from './scratch-postgres.ts';

export type DossierDatabase = { postgres: ScratchPostgres; env: Record<string, string>; adminUrl: string; appUrl: string; relayUrl: string; close: () => Promise<void> };

/** The database of the dossier service, migrated and empty, on a PostgreSQL of its own, and what a process of the service has to be told. */
export async function openDossierDatabase(): Promise<DossierDatabase> {
  const postgres = await openScratchPostgres();
  try {
    const plan = planDatabase('dossier', () => literal(PASSWORD));
    await applyDatabasePlans(postgres.adminUrl, [plan]);
    const urlOf = (role: 'owner' | 'app' | 'relay'): string => roleUrl(postgres.adminUrl, plan.database, plan.roles[role], PASSWORD);
    const key = (): string => randomBytes(32).toString('base64');
    const adminUrl = inDatabase(postgres.adminUrl, plan.database);
    const env = {
      HAICAP_OWNER_DATABASE_URL: urlOf('owner'), HAICAP_DATABASE_URL: urlOf('app'), HAICAP_RELAY_DATABASE_URL: urlOf('relay'), HAICAP_ADMIN_DATABASE_URL: adminUrl,
      HAICAP_PROVINCE: '38', HAICAP_LOG_LEVEL: 'warn', HAICAP_DATA_KEY: key(), HAICAP_DATA_KEY_ID: 'bench', HAICAP_INDEX_KEY: key(), NODE_ENV: 'production',
    };
    await promisify(execFile)(process.execPath, [entryOf('database/migrate.js')], { cwd: projectRoot, env });
    return { postgres, env, adminUrl, appUrl: urlOf('app'), relayUrl: urlOf('relay'), close: postgres.close };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

export function entryOf(file: string): string {
  const entry = join(projectRoot, 'services/dossier/dist', file);
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `services/dossier/dist/${file} is not built`, 'build it: npx tsc -b services/dossier');
  return entry;
}
