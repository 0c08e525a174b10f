import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { PORTAL_ADAPTER_MIGRATIONS } from './data-source.js';

const { ownerDatabaseUrl } = loadConfig(migrateConfig);
const ran = await runMigrations({ ownerUrl: ownerDatabaseUrl, service: 'portal-adapter', migrations: PORTAL_ADAPTER_MIGRATIONS });
createLogger({ service: 'portal-adapter' }).info({ ran }, 'migrated');
