import { createShutdown, loadConfig, processClock } from '@haicap/service-kit';
import { bootDossier, dossierLogger } from './boot-dossier.js';
import { dossierConfig } from './config.js';

const config = loadConfig(dossierConfig);
const logger = dossierLogger(config);
await bootDossier(config, { logger, shutdown: createShutdown(logger), clock: processClock });
