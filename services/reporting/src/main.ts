import { createLogger, createShutdown, loadConfig, processClock } from '@haicap/service-kit';
import { reportingConfig } from './config.js';
import { startReporting } from './start-reporting.js';

const config = loadConfig(reportingConfig);
const logger = createLogger({ service: 'reporting', level: config.logLevel });

await startReporting(config, logger, createShutdown(logger), processClock);
