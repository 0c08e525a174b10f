import { createLogger, createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { portalAdapterConfig } from './config.js';
import { startPortalAdapter } from './start-portal-adapter.js';

const config = loadConfig(portalAdapterConfig);
useConfiguredClock(config);
const logger = createLogger({ service: 'portal-adapter', level: config.logLevel });

await startPortalAdapter(config, logger, createShutdown(logger), processClock);
