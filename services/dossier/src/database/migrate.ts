import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { DOSSIER_MIGRATIONS } from './data-source.js';

const config = loadConfig(migrateConfig);
const ran = await runMigrations({ ownerUrl: config.ownerDatabaseUrl, service: 'dossier', migrations: DOSSIER_MIGRATIONS });
createLogger({ service: 'dossier', level: config.logLevel }).info({ ran }, 'migrated');
