import { createLogger, createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { config as configShape } from './config.js';
import { startRegistry } from './start-registry.js';

const config = loadConfig(configShape);
useConfiguredClock(config);
const logger = createLogger({ service: 'registry', level: config.logLevel });

await startRegistry(config, logger, createShutdown(logger), processClock);
