import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { BulkLoadStore } from './bulk-load.store.js';

const PAGE_LINES = 2_000;
const HEADER = 'line,source_row,reason,field\n';

/** Writes every error of a load as CSV, in the order of lines: what was rejected, where it stands and why. */
export class ExportErrors {
  constructor(private readonly dataSource: DataSource, private readonly loads: BulkLoadStore) {}

  async run(loadId: string, path: string): Promise<void> {
    await pipeline(this.#lines(loadId), createWriteStream(path, { mode: 0o600 }));
  }

  async *#lines(loadId: string): AsyncGenerator<string> {
    yield HEADER;
    for (let line = 0; ;) {
      const page = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.loads.errorsAfter(tx, loadId, { line, limit: PAGE_LINES }));
      const last = page.at(-1);
      if (last === undefined) return;
      yield page.map((error) => `${error.line},${quoted(error.sourceRow ?? '')},${error.reason},${error.field}\n`).join('');
      line = last.line;
    }
  }
}

function quoted(text: string): string {
  // A spreadsheet takes a field that begins like this for a formula.
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
