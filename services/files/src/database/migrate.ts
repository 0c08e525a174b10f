import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { FILES_MIGRATIONS } from './data-source.js';

const { ownerDatabaseUrl } = loadConfig(migrateConfig);
const ran = await runMigrations({ ownerUrl: ownerDatabaseUrl, service: 'files', migrations: FILES_MIGRATIONS });
createLogger({ service: 'files' }).info({ ran }, 'migrated');
