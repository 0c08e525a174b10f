import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { WEBHOOK_MIGRATIONS } from './data-source.js';

const { ownerDatabaseUrl } = loadConfig(migrateConfig);
const ran = await runMigrations({ ownerUrl: ownerDatabaseUrl, service: 'webhook', migrations: WEBHOOK_MIGRATIONS });
createLogger({ service: 'webhook' }).info({ ran }, 'migrated');
