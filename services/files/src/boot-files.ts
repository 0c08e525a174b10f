import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcServer, type RunningService, type ServicePart, type Witness } from '@haicap/messaging';
import { AuditWitness, createRelayPool, EventLogStore, notifyOutbox, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createDataSource, createMetrics, openDataSource, personCipher, schemaState, systemClock, systemIds,
  TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module.js';
import type { FilesConfig } from './config.js';
import { FILES_CONTRACTS } from './contracts.js';
import { FILES_MIGRATIONS } from './database/data-source.js';
import { DownloadDoor } from './download/download-door.js';
import { followFacts } from './follow-facts.js';
import { Inspector, type InspectorSettings } from './inspect/inspector.js';
import { openSigner } from './signer/open-signer.js';
import { PdfThread } from './signer/pdf-thread.js';
import { openStorage } from './storage/open-storage.js';
import { startWork, type Work } from './start-work.js';
import { listenForFiles, type FileListener } from './transfer/file-listener.js';
import { serveTransfer } from './transfer/serve-transfer.js';
import { Staging } from './upload/staging.js';
import { UploadDoor } from './upload/upload-door.js';

const service = 'files';
const SECRET_BYTES = 32;

/** What a process has before its configuration is put to use. */
export interface Process {
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly clock: Clock;
  /** How the process that opens foreign bytes is started; a test runs it from source. */
  readonly inspector?: Omit<InspectorSettings, 'logger'>;
}

export type RunningFiles = RunningService & { readonly listener: FileListener };

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function bootFiles(config: FilesConfig, process: Process): Promise<RunningFiles> {
  const { logger, shutdown, clock } = process;
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: service, logger }), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const witness = new AuditWitness({ dataSource, clock, logger });
  const relay = new OutboxRelay({ pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints });
  const staging = new Staging(join(config.filesDir, 'staging'));
  await staging.prepare();
  const storage = await openStorage(config);
  const inspector = new Inspector({ logger, ...process.inspector });
  let work: Work | undefined;
  let listener: FileListener | undefined;
  const module = AppModule.with({
    dataSource, storage, staging, inspector, signer: openSigner(config), pdfThread: new PdfThread(), eventLog: new EventLogStore(relayPool, service),
    cipher: personCipher(config, logger),
    installation: {
      clock, machineClock: systemClock, ids, logger, limits: config, hasScanner: config.clamdUrl !== undefined, wakeRelay: () => notifyOutbox(bus),
      wakeScanner: () => work?.wakeScanner(), newSecret: () => randomBytes(SECRET_BYTES).toString('base64url'),
    },
  });
  const running = await bootService({
    config, bus, shutdown, logger, metrics, module,
    rpcServer: new RpcServer({ bus, service, contracts: FILES_CONTRACTS, authenticate, witness, logger, metrics }),
    background: (app) => {
      const { dossiers, signatories, issues } = followFacts(app, { bus, dataSource, serviceKey: config.serviceKey, logger, metrics, clock });
      work = startWork(app, { clamdUrl: config.clamdUrl, storage, logger, metrics, knowsDossiers: () => dossiers.caughtUp() });
      return [
        transfers(app, { config, authenticate, witness, logger }, (open) => { listener = open; }),
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        ...[dossiers, ...signatories].map((one) => ({ name: one.source, start: () => one.start(), stop: () => one.stop() })),
        { name: 'issues of results', start: () => issues.start(), stop: () => issues.stop() },
        { name: 'work', start: () => work?.start(), stop: () => work?.stop() },
        { name: 'inspector', stop: () => inspector.stop() },
      ];
    },
    readiness: async () => ({ schema: (await schemaState(dataSource, FILES_MIGRATIONS)).upToDate, listening: listener !== undefined }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
  if (listener === undefined) throw new Error('the listener did not start');
  return { ...running, listener };
}

interface TransferSettings {
  readonly config: FilesConfig;
  readonly authenticate: ReturnType<typeof createAuthenticate>;
  readonly witness: Witness;
  readonly logger: Logger;
}

/** The internal door for bytes. It opens with the module and closes first, so that what is under way ends with everything at hand. */
function transfers(app: INestApplicationContext, { config, authenticate, witness, logger }: TransferSettings, onOpen: (listener: FileListener) => void): ServicePart {
  const parts = { uploads: app.get(UploadDoor), downloads: app.get(DownloadDoor), authenticate, witness };
  let listener: FileListener | undefined;
  return {
    name: 'transfers',
    start: async () => {
      listener = await listenForFiles({
        port: config.httpPort, host: config.httpHost, drainMs: config.drainMs,
        answer: (request, response) => serveTransfer(parts, request, response),
        onFault: (error) => logger.warn({ err: error }, 'a transfer broke off'),
      });
      onOpen(listener);
    },
    stop: () => listener?.close(),
  };
}
