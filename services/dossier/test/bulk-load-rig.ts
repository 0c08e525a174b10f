import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonalDataCipher } from '@haicap/service-kit';
import { seededIds } from '@haicap/testing';
import { BulkLoadStore } from '../src/bulk-load/bulk-load.store.js';
import { ROW_COLUMNS, type RowColumn } from '../src/bulk-load/bulk-load.js';
import { ChunkStore } from '../src/bulk-load/chunk.store.js';
import { LoadDossiers } from '../src/bulk-load/load-dossiers.js';
import { StageRows } from '../src/bulk-load/stage-rows.js';
import { StagingStore } from '../src/bulk-load/staging.store.js';
import { UNITS, type DossierRig } from './dossier-rig.js';

export type SourceRow = Record<RowColumn, string>;

/** Row `n` of an earlier system: certified copies at a former ward; every fifth is still open, every seventh was late. */
export function sourceRow(n: number, changes: Partial<SourceRow> = {}): SourceRow {
  const sequence = String(n).padStart(4, '0');
  const completed = n % 5 === 0 ? '' : n % 7 === 0 ? '2025-03-05T10:00:00+07:00' : '2025-03-04T11:00:00+07:00';
  return {
    source_row: `r${n}`, code: `H56.F14.758-250304-${sequence}`, procedure_code: '2.000815', channel: 'counter',
    receiving_unit_id: UNITS.formerWard, competent_unit_id: '', received_at: '2025-03-04T08:30:00+07:00', due_at: '2025-03-04T17:00:00+07:00',
    completed_at: completed, applicant_name: 'Lê Thị Hoa', personal_number: n % 2 === 0 ? '000190123456' : '', phone: '', address: '',
    former_code: '', ...changes,
  };
}

export const lineOf = (row: SourceRow): string => ROW_COLUMNS.map((column) => row[column]).join(',');

export interface LoadGiven {
  readonly source?: string;
  readonly chunkLines?: number;
  /** The process ends after so many chunks, in the middle of the next. */
  readonly dieAfter?: number;
}

/** The bulk path on the database of a rig, with files of its own. */
export async function bulkLoadRig(rig: DossierRig, seed: number) {
  const folder = await mkdtemp(join(tmpdir(), 'haicap-bulk-'));
  const { dataSource, clock } = rig;
  const ids = seededIds(seed, clock);
  const cipher = new PersonalDataCipher({ key: Buffer.alloc(32, 1), keyId: 'test', indexKey: Buffer.alloc(32, 2) });
  const [staging, loads] = [new StagingStore(), new BulkLoadStore()];
  const file = join(folder, 'rows.csv');
  const loadFile = (given: LoadGiven = {}) => {
    const { source = 'test', chunkLines = 500, dieAfter = Infinity } = given;
    const store = new ChunkStore();
    let written = 0;
    const write: ChunkStore['write'] = async (...chunk) => {
      const done = await store.write(...chunk);
      if ((written += 1) > dieAfter) throw new Error('the power failed');
      return done;
    };
    const load = new LoadDossiers({
      dataSource, provinceCode: '38', clock, ids, staging, loads, chunks: { write }, chunkLines,
      stageRows: new StageRows({ dataSource, staging, cipher, clock, ids }),
    });
    return load.run({ file, fileName: 'rows.csv', source, provisionalCodes: true });
  };
  const writeFile = (lines: readonly string[]) => writeFileSync(file, `${[ROW_COLUMNS.join(','), ...lines].join('\n')}\n`);
  return {
    folder, file, loads,
    write: writeFile,
    loadFile,
    load: (rows: readonly (SourceRow | string)[], given: LoadGiven = {}) => {
      writeFile(rows.map((row) => (typeof row === 'string' ? row : lineOf(row))));
      return loadFile(given);
    },
    close: () => rm(folder, { recursive: true }),
  };
}
