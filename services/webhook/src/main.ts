import { createLogger, createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { webhookConfig } from './config.js';
import { startWebhook } from './start-webhook.js';

const config = loadConfig(webhookConfig);
useConfiguredClock(config);
const logger = createLogger({ service: 'webhook', level: config.logLevel });

await startWebhook(config, logger, createShutdown(logger), processClock);
