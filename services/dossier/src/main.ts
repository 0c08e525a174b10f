import { createShutdown, loadConfig, processClock, useConfiguredClock } from '@haicap/service-kit';
import { bootDossier, dossierLogger } from './boot-dossier.js';
import { dossierConfig } from './config.js';

const config = loadConfig(dossierConfig);
useConfiguredClock(config);
const logger = dossierLogger(config);
await bootDossier(config, { logger, shutdown: createShutdown(logger), clock: processClock });
