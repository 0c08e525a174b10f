import { serviceStage, type ServiceStage } from '@haicap/testing';
import { WEBHOOK_MIGRATIONS } from '../src/database/data-source.js';
import { startWebhook } from '../src/start-webhook.js';

/** The whole service on a database and a broker of its own. */
export function webhookStage(): Promise<ServiceStage> {
  return serviceStage({
    service: 'webhook', migrations: WEBHOOK_MIGRATIONS,
    start: (settings, ...parts) => startWebhook({ ...settings, publicOrigin: 'http://localhost:8080', webhookPrivateTargets: [] }, ...parts),
  });
}
