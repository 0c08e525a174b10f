import { dossierAssigned, dossierCompleted, dossierReceived, hintSubject, procedurePublished, unitRegistered, type Actor } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { createLogger, createShutdown } from '@haicap/service-kit';
import { createStreams, startNats, testClock, testDatabase, testIssuer } from '@haicap/testing';
import { REPORTING_MIGRATIONS } from '../src/database/data-source.js';
import { startReporting } from '../src/start-reporting.js';
import { raiseFactOwner } from './fact-owner.js';
import { HAC_THANH, PROCEDURE_FACTS, UNIT_FACTS } from './sample-facts.js';

export type ReportingStage = Awaited<ReturnType<typeof reportingStage>>;

export const ADMIN: Actor = { accountId: 'quantri.38', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'province-admin' }] };
export const CHAIR: Actor = { accountId: 'chutich.14797', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'chair' }] };

/** The whole service on a database and a broker of its own, with owners that have units and procedures to tell of. */
export async function reportingStage() {
  const clock = testClock();
  const serviceKey = Buffer.alloc(32, 3);
  const nats = await startNats();
  const keeper = await nats.connect('bus-keeper');
  await createStreams(keeper);
  const issuer = await testIssuer();
  const [registryBus, dossierBus, gatewayBus] = [await nats.connect('registry'), await nats.connect('dossier'), await nats.connect('gateway')];
  const registry = await raiseFactOwner('registry', [unitRegistered], { bus: registryBus, serviceKey, clock });
  const dossier = await raiseFactOwner('dossier', [dossierReceived, dossierAssigned, dossierCompleted, procedurePublished], { bus: dossierBus, serviceKey, clock });
  await registry.append(UNIT_FACTS);
  await dossier.append(PROCEDURE_FACTS);

  const database = await testDatabase('reporting', REPORTING_MIGRATIONS);
  const exits: number[] = [];
  const logger = createLogger({ service: 'reporting', level: 'silent' });
  const shutdown = createShutdown(logger, { exit: (code) => exits.push(code) });
  const { health } = await startReporting({
    profile: 'local', province: '38', logLevel: 'silent', healthPort: 0, healthHost: '127.0.0.1',
    natsUrl: nats.url, natsUser: 'reporting', natsPassword: nats.password, issuer: issuer.issuer, jwksUrl: issuer.jwksUrl, serviceKey,
    databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl, dataKey: Buffer.alloc(32, 1), dataKeyId: 'test', indexKey: Buffer.alloc(32, 2), auditKey: Buffer.alloc(32, 4), auditCheckpoints: database.checkpointFolder,
  }, logger, shutdown, clock);
  let hints = 0;
  gatewayBus.onHint(hintSubject.figures('reporting'), () => {
    hints += 1;
  });
  await gatewayBus.nc.flush();
  return {
    nats, keeper, registry, dossier, database, shutdown, exits,
    /** As the gateway asks. */
    client: new RpcClient(gatewayBus),
    tokenOf: (actor: Actor) => issuer.sign(actor),
    hints: () => hints,
    readyz: () => fetch(`http://127.0.0.1:${health.port}/readyz`),
    rows: async <T>(sql: string, values: unknown[] = []) => (await database.admin.query(sql, values)).rows as T[],
    stop: async () => {
      await shutdown.begin('end of the test');
      await registry.stop();
      await dossier.stop();
      await nats.stop();
      await issuer.stop();
      await database.drop();
    },
  };
}
