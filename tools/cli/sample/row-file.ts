import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { h1Rows, HEADER } from './h1-2025.ts';
import type { SampleInput } from './h1-2025.ts';

const BLOCK_ROWS = 4_000;

/** Writes the rows of half a year as the file an earlier system would hand over; returns how many. */
export async function writeRowFile(path: string, input: SampleInput): Promise<number> {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  const out = createWriteStream(unfinished, { mode: 0o600, highWaterMark: 4 * 1024 ** 2 });
  let rows = 0;
  let block: string[] = [HEADER];
  const flush = async (): Promise<void> => {
    if (!out.write(`${block.join('\n')}\n`)) await once(out, 'drain');
    block = [];
  };
  for (const row of h1Rows(input)) {
    block.push(row);
    rows += 1;
    if (block.length >= BLOCK_ROWS) await flush();
  }
  if (block.length > 0) await flush();
  out.end();
  await once(out, 'close');
  renameSync(unfinished, path);
  return rows;
}
