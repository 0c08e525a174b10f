import { connectBus } from '@haicap/messaging';
import { createLogger, createMetrics, createShutdown, loadConfig, processClock } from '@haicap/service-kit';
import { config as configSchema } from './config.js';
import { startIdentity } from './identity.js';

const config = loadConfig(configSchema);
const logger = createLogger({ service: 'identity', level: config.logLevel });
const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service: 'identity', logger });
await startIdentity({ config, bus, logger, metrics: createMetrics('identity'), shutdown: createShutdown(logger), clock: processClock });
