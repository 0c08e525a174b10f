import type { ServiceName } from '@haicap/contracts';
import {
  countCells, createDataSource, createLogger, databaseConfig, loadConfig, openDataSource, personCipher, rotateCells, systemClock, withScope,
  type CellCount, type PersonalDataCipher,
} from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendAudit } from '../owner/events.js';

/** What the job says on its output, one JSON document a line. */
export type DataKeyLine =
  | { readonly step: 'page'; readonly table: string; readonly rows: number; readonly cells: number }
  | { readonly step: 'done'; readonly keyId: string; readonly replaced: number; readonly counts: readonly CellCount[] };

export interface DataKeyJob {
  readonly service: ServiceName;
  /** As owner. */
  readonly dataSource: DataSource;
  readonly cipher: PersonalDataCipher;
  /** Text that was sealed where nothing may be changed any more. */
  readonly sealedForEver?: (tx: EntityManager) => Promise<readonly CellCount[]>;
}

const dataKeyConfig = z.object({
  ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//), dataKey: databaseConfig.dataKey, dataKeyId: databaseConfig.dataKeyId,
  dataRing: databaseConfig.dataRing, indexKey: databaseConfig.indexKey,
});
// Longer than the longest statement of the job.
const SILENCE_MAX_MS = 31 * 60_000;
const EXIT_USAGE = 2;

/** Which keys the cells of a service name, also where they cannot be encrypted anew. */
export async function countKeys({ service, dataSource, sealedForEver }: DataKeyJob): Promise<CellCount[]> {
  const kept = sealedForEver === undefined ? [] : await withScope(dataSource, { kind: 'installation' }, sealedForEver);
  return [...await countCells(dataSource, service), ...kept];
}

/** Encrypts the cells of a service with the key of now, and leaves a row of the audit trail when any was of another. */
export async function rotateKeys(job: DataKeyJob, onPage?: (page: { table: string; rows: number; cells: number }) => void | Promise<void>): Promise<number> {
  const { service, dataSource, cipher } = job;
  const { keyId } = cipher;
  const replaced = await rotateCells({ service, dataSource, cipher, ...(onPage === undefined ? {} : { onPage }) });
  if (replaced > 0) await tell(job, { action: 'rotate-data-key', keyId, detail: { replaced } });
  return replaced;
}

/** Leaves a row of the audit trail about a key that is taken away. */
export async function tellRetired(job: DataKeyJob, keyId: string): Promise<void> {
  await tell(job, { action: 'retire-data-key', keyId, detail: {} });
}

async function tell({ service, dataSource }: DataKeyJob, { action, keyId, detail }: { action: string; keyId: string; detail: Record<string, unknown> }): Promise<void> {
  await withScope(dataSource, { kind: 'installation' }, (tx) =>
    appendAudit(tx, [{ action, objectType: 'data-key', objectId: keyId, detail }], { actor: `service:${service}`, clock: systemClock }));
}

/**
 * The process of a service that cares for its keys: `count`, `rotate`, or `retired <key id>`. It is the owner of the tables and
 * runs beside the service, as its migration does. Example: `await runDataKeyJob('webhook');`
 */
export async function runDataKeyJob(service: ServiceName, parts: Pick<DataKeyJob, 'sealedForEver'> = {}): Promise<void> {
  const [wish, keyId] = process.argv.slice(2);
  const logger = createLogger({ service, level: 'warn' });
  if (wish !== 'count' && wish !== 'rotate' && (wish !== 'retired' || keyId === undefined)) {
    logger.error('usage: rotate-keys.js count | rotate | retired <key id>');
    process.exitCode = EXIT_USAGE;
    return;
  }
  const config = loadConfig(dataKeyConfig);
  const dataSource = await openDataSource(createDataSource({ url: config.ownerDatabaseUrl, applicationName: `${service}-keys`, logger, poolSize: 1, silenceMaxMs: SILENCE_MAX_MS }), logger);
  try {
    const job = { service, dataSource, cipher: personCipher(config, logger), ...parts };
    const replaced = wish === 'rotate' ? await rotateKeys(job, (page) => say({ step: 'page', ...page })) : 0;
    if (wish === 'retired') await tellRetired(job, keyId ?? '');
    say({ step: 'done', keyId: job.cipher.keyId, replaced, counts: await countKeys(job) });
  } finally {
    await dataSource.destroy();
  }
}

function say(line: DataKeyLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
