import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { uuidV7Source } from '@haicap/kernel';
import { createDataSource, createLogger, loadConfig, openDataSource, personCipher, processClock } from '@haicap/service-kit';
import { bulkLoadConfig } from '../config.js';
import { BulkLoadStore } from './bulk-load.store.js';
import { ChunkStore } from './chunk.store.js';
import { ExportErrors } from './export-errors.js';
import { LoadDossiers, LoadUnderWay, type LoadProgress } from './load-dossiers.js';
import { NotARowFile } from './row-file.js';
import { StageRows } from './stage-rows.js';
import { StagingStore } from './staging.store.js';

// Progress and result are log lines with the message 'bulk load': a person reads them in a Job's log, ./haicap reads them here.
const MESSAGE = 'bulk load';
const EXIT = { loaded: 0, fault: 1, badInput: 2, rejected: 7 } as const;
const TELL_EVERY_MS = 500;
const POOL_BYTES = 65_536;
// COPY of a whole file is one statement on the wire.
const SILENCE_MAX_MS = 20 * 60_000;

const { values: given } = parseArgs({
  options: {
    file: { type: 'string' }, source: { type: 'string' }, errors: { type: 'string' },
    'provisional-codes': { type: 'boolean', default: false },
  },
});
const config = loadConfig(bulkLoadConfig);
const logger = createLogger({ service: 'dossier', level: config.logLevel });

async function main(): Promise<number> {
  const { file, source, errors } = given;
  if (file === undefined || source === undefined || !/^[\w.-]{1,100}$/.test(source)) {
    logger.error('usage: --file <rows.csv> --source <name> [--errors <errors.csv>] [--provisional-codes]');
    return EXIT.badInput;
  }
  const dataSource = await openDataSource(
    createDataSource({ url: config.databaseUrl, applicationName: 'dossier-bulk-load', logger, silenceMaxMs: SILENCE_MAX_MS }), logger);
  try {
    const cipher = personCipher(config, logger);
    const [clock, ids] = [processClock, uuidV7Source(processClock, pooledRandomBytes())];
    const [staging, loads] = [new StagingStore(), new BulkLoadStore()];
    const load = new LoadDossiers({
      dataSource, provinceCode: config.province, clock, ids, staging, loads, chunks: new ChunkStore(),
      stageRows: new StageRows({ dataSource, staging, cipher, clock, ids }), onProgress: progressTeller(),
    });
    const loaded = await load.run({ file, fileName: basename(file), source, provisionalCodes: given['provisional-codes'] });
    if (errors !== undefined && loaded.rejected > 0) await new ExportErrors(dataSource, loads).run(loaded.loadId, errors);
    logger.info({ step: 'done', elapsedMs: Math.round(performance.now()), ...loaded }, MESSAGE);
    return loaded.rejected > 0 ? EXIT.rejected : EXIT.loaded;
  } finally {
    await dataSource.destroy();
  }
}

/** Three ids per row: asking the system for ten bytes a million and a half times takes longer than reading the rows. */
function pooledRandomBytes(): (count: number) => Uint8Array {
  let [pool, used] = [randomBytes(POOL_BYTES), 0];
  return (count) => {
    if (used + count > POOL_BYTES) [pool, used] = [randomBytes(POOL_BYTES), 0];
    return pool.subarray(used, (used += count));
  };
}

function progressTeller(): (progress: LoadProgress) => void {
  let last = { step: '', atMs: -Infinity };
  return (progress) => {
    const atMs = performance.now();
    if (progress.step === last.step && atMs - last.atMs < TELL_EVERY_MS && progress.rows !== progress.of) return;
    last = { step: progress.step, atMs };
    logger.info({ ...progress, elapsedMs: Math.round(atMs) }, MESSAGE);
  };
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof NotARowFile || error instanceof LoadUnderWay;
  logger.error({ step: 'failed', reason: error instanceof Error ? error.message : String(error), ...(known ? {} : { err: error }) }, MESSAGE);
  process.exitCode = known ? EXIT.badInput : EXIT.fault;
}
