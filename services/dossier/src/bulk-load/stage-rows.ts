import { hash } from 'node:crypto';
import type { Clock, IdSource } from '@haicap/kernel';
import { withScope, type PersonalDataCipher } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { sealApplicant } from '../person/seal-person.js';
import { isRowError, readRow, type CheckedRow, type RowError } from './bulk-load.js';
import { readLines, type LineBlock } from './row-file.js';
import { StagingStore, type StagedRow } from './staging.store.js';

export interface StageParts {
  readonly dataSource: DataSource;
  readonly staging: StagingStore;
  readonly cipher: PersonalDataCipher;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface Staged {
  /** Lines of the file after its header. */
  readonly rows: number;
  readonly lastLine: number;
}

const FINGERPRINT_CHARS = 32;

/** Reads a row file into the staging table: what can be read is copied, persons encrypted; what cannot becomes an error. */
export class StageRows {
  /** A plain hash of a line with a name in it could be guessed. */
  readonly #fingerprintKey: string;

  constructor(private readonly parts: StageParts) {
    this.#fingerprintKey = parts.cipher.blindIndex('bulk-load fingerprint');
  }

  async run(file: string, loadId: string, onProgress: (rows: number) => void): Promise<Staged> {
    const { dataSource, staging, clock } = this.parts;
    const errors: RowError[] = [];
    const seen = { rows: 0, lastLine: 1 };
    const now = clock.now();
    const toBlock = ({ columns, lines }: LineBlock): StagedRow[] => {
      const block: StagedRow[] = [];
      for (const { line, text } of lines) {
        const read = readRow({ line, text, columns }, now);
        if (isRowError(read)) errors.push(read);
        else block.push(this.#stage(read, text));
      }
      seen.rows += lines.length;
      seen.lastLine = lines.at(-1)?.line ?? seen.lastLine;
      onProgress(seen.rows);
      return block;
    };
    const blocks = async function* (): AsyncGenerator<StagedRow[]> {
      for await (const read of readLines(file)) yield toBlock(read);
    };
    await withScope(dataSource, { kind: 'installation' }, async (tx) => {
      // A transaction that lost a race runs again from the first line.
      errors.length = 0;
      Object.assign(seen, { rows: 0, lastLine: 1 });
      await staging.copy(tx, blocks());
      await staging.insertErrors(tx, loadId, errors);
    });
    return seen;
  }

  #stage(row: CheckedRow, text: string): StagedRow {
    const { ids, cipher } = this.parts;
    const dossierId = ids.next();
    return {
      row, dossierId, receivedEventId: ids.next(), completedEventId: ids.next(),
      fingerprint: hash('sha256', `${this.#fingerprintKey}${text}`, 'hex').slice(0, FINGERPRINT_CHARS),
      person: sealApplicant(cipher, { dossierId, fullName: row.fullName, personalNumber: row.personalNumber, phone: row.phone, address: row.address }),
    };
  }
}
