import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { REPORTING_MIGRATIONS } from './data-source.js';

const config = loadConfig(migrateConfig);
const ran = await runMigrations({ ownerUrl: config.ownerDatabaseUrl, service: 'reporting', migrations: REPORTING_MIGRATIONS });
createLogger({ service: 'reporting', level: config.logLevel }).info({ ran }, 'migrated');
