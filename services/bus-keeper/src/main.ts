import { bootService, connectBus } from '@haicap/messaging';
import { createLogger, createMetrics, createShutdown, loadConfig } from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import { busKeeperConfig } from './config.js';
import { TopologyWorker } from './topology/topology.worker.js';
import { wantedTopology } from './topology/wanted-topology.js';

const config = loadConfig(busKeeperConfig);
const logger = createLogger({ service: 'bus-keeper', level: config.logLevel });
const metrics = createMetrics('bus-keeper');
const shutdown = createShutdown(logger);
const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service: 'bus-keeper', logger });
const module = AppModule.with({ bus, wanted: wantedTopology(config), checkIntervalMs: config.checkIntervalMs, logger, metrics });

await bootService({
  config, module, bus, shutdown, logger, metrics,
  background: (app) => {
    const worker = app.get(TopologyWorker);
    return [{ name: 'topology', start: () => worker.start(), stop: () => worker.stop() }];
  },
  readiness: async (app) => {
    const { absent } = app.get(TopologyWorker);
    return { topology: absent.length === 0 || `absent: ${absent.join(', ')}` };
  },
});
