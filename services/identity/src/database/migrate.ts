import { createLogger, loadConfig, runMigrations } from '@haicap/service-kit';
import { migrateConfig } from '../config.js';
import { migrations } from './data-source.js';

const { ownerDatabaseUrl } = loadConfig(migrateConfig);
const logger = createLogger({ service: 'identity-migrate' });
const ran = await runMigrations({ ownerUrl: ownerDatabaseUrl, service: 'identity', migrations });
logger.info({ ran }, 'schema is up to date');
