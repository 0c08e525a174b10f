import { join } from 'node:path';
import type { AuditFinding, AuditReport, AuditVerifier, ChainSource, CheckpointStore, RootFinding } from '@haicap/outbox';
import { withClient } from '../database/apply-plan.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import type { Known } from '../installation/running.ts';
import { databaseUrl } from '../installation/service-environment.ts';
import { CHECKPOINTS, ExportedChain, exportTrails, readManifest } from './exported-chain.ts';
import { loadAudit } from './load-audit.ts';

export type ServiceReport = AuditReport & { service: string; first: AuditFinding | null };
export type TrailReport = { keyId: string; services: ServiceReport[]; roots: { roots: number; findings: RootFinding[] } };

/** What is held against what: the key of the installation, and the folder with what was stated. */
type Trust = { verifier: AuditVerifier; store: CheckpointStore };

/** Recomputes the trails of these services from their tables. PostgreSQL has to run, the services need not. */
export async function verifyTables(known: Known, services: readonly string[], onService: (service: string) => void): Promise<TrailReport> {
  const { AuditSigner, CheckpointStore } = await loadAudit();
  const verifier = new AuditSigner(Buffer.from(known.secrets.auditKey, 'base64')).verifier;
  const store = new CheckpointStore(pathsOf(known.dataFolder).auditCheckpoints);
  return await verifyEach({ verifier, store }, services, async (service, verify) => {
    onService(service);
    return await inSnapshot(known, service, verify);
  });
}

/**
 * Recomputes what was exported; nothing of the installation is needed. Whoever wrote the folder wrote the key in it too: only a
 * key id that was learned elsewhere says whose trail it is.
 */
export async function verifyExport(folder: string, keyId: string | undefined, onService: (service: string) => void): Promise<TrailReport> {
  const { AuditVerifier, CheckpointStore } = await loadAudit();
  const manifest = readManifest(folder);
  const verifier = new AuditVerifier(Buffer.from(manifest.publicKey, 'base64'));
  if (keyId !== undefined && keyId !== verifier.keyId) {
    throw new CliFailure(EXIT.checks, `${folder} is signed by the key ${verifier.keyId}, not by ${keyId}`, 'take the trail from the installation itself, or ask it for the id of its key: GET /api/v1/audit-roots');
  }
  const trust = { verifier, store: new CheckpointStore(join(folder, CHECKPOINTS)) };
  return await verifyEach(trust, Object.keys(manifest.services), async (service, verify) => {
    onService(service);
    const chain = manifest.services[service];
    if (chain === undefined) throw new CliFailure(EXIT.usage, `${folder} holds no trail of ${service}`);
    return await verify(new ExportedChain(folder, service, chain));
  });
}

/** Writes the trails, what was stated about them and the public key into a folder that can leave the machine. */
export async function exportTables(known: Known, services: readonly string[], folder: string): Promise<void> {
  const { AuditSigner } = await loadAudit();
  const { publicKey } = new AuditSigner(Buffer.from(known.secrets.auditKey, 'base64')).verifier;
  await exportTrails(folder, {
    publicKey: Buffer.from(publicKey).toString('base64'), storeFolder: pathsOf(known.dataFolder).auditCheckpoints, services,
    inSnapshot: (service, work) => inSnapshot(known, service, work),
  });
}

type Verify = (source: ChainSource) => Promise<AuditReport>;

async function verifyEach({ verifier, store }: Trust, services: readonly string[], open: (service: string, verify: Verify) => Promise<AuditReport>): Promise<TrailReport> {
  const { verifyAudit, verifyRoots } = await loadAudit();
  // Before the chains: a root that is stated while they are read may speak of checkpoints that were not yet there.
  const stated = await store.chains();
  const roots = await verifyRoots(store, verifier, stated);
  const reports: ServiceReport[] = [];
  for (const service of services) {
    const checkpoints = stated.get(service) ?? [];
    const report = await open(service, (source) => verifyAudit(source, { checkpoints, verifier }));
    reports.push({ service, ...report, first: report.findings[0] ?? null });
  }
  return { keyId: verifier.keyId, services: reports, roots };
}

/** One moment of the tables, so that rows sealed meanwhile are no finding. */
async function inSnapshot<T>(known: Known, service: string, work: (source: ChainSource) => Promise<T>): Promise<T> {
  const { ChainTables } = await loadAudit();
  const url = databaseUrl({ postgresAdminUrl: known.connections.postgresAdminUrl, secrets: known.secrets }, service, 'relay');
  const unreachable = (error: unknown): never => {
    throw new CliFailure(EXIT.backing, `the audit trail of ${service} cannot be read: ${reasonOf(error)}`, `its PostgreSQL has to run: ./haicap up --data ${known.dataFolder}`);
  };
  return await withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY').catch(unreachable);
    return await work(new ChainTables(client));
  }).catch((error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? unreachable(error) : Promise.reject(error)));
}
