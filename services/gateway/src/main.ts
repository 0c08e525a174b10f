import 'reflect-metadata';
import { connectBus } from '@haicap/messaging';
import { createLogger, createMetrics, createShutdown, loadConfig } from '@haicap/service-kit';
import { config as configSchema } from './config.js';
import { startGateway } from './gateway.js';

const config = loadConfig(configSchema);
const logger = createLogger({ service: 'gateway', level: config.logLevel });
const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service: 'gateway', logger });
await startGateway({ config, bus, logger, metrics: createMetrics('gateway'), shutdown: createShutdown(logger) });
