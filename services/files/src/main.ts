import { createLogger, createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { bootFiles } from './boot-files.js';
import { filesConfig } from './config.js';

const config = loadConfig(filesConfig);
useConfiguredClock(config);
const logger = createLogger({ service: 'files', level: config.logLevel });
await bootFiles(config, { logger, shutdown: createShutdown(logger), clock: processClock });
