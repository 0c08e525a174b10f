import { createLogger, createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { reportingConfig } from './config.js';
import { startReporting } from './start-reporting.js';

const config = loadConfig(reportingConfig);
useConfiguredClock(config);
const logger = createLogger({ service: 'reporting', level: config.logLevel });

await startReporting(config, logger, createShutdown(logger), processClock);
