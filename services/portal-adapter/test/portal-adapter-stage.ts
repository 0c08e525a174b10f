import { serviceStage, type ServiceStage } from '@haicap/testing';
import { PORTAL_ADAPTER_MIGRATIONS } from '../src/database/data-source.js';
import { startPortalAdapter } from '../src/start-portal-adapter.js';

/** The whole service on a database and a broker of its own. */
export function portalAdapterStage(): Promise<ServiceStage> {
  return serviceStage({
    service: 'portal-adapter', migrations: PORTAL_ADAPTER_MIGRATIONS,
    start: (settings, ...parts) => startPortalAdapter({ ...settings, paymentUrl: '', paymentPageHosts: [], paymentPartner: '', paymentSecret: '', paymentAccount: '', paymentAccountHolder: '', paymentAccounts: {} }, ...parts),
  });
}
