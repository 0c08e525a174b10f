import { createReadStream } from 'node:fs';
import { ROW_COLUMNS } from './bulk-load.js';

export interface FileLine {
  /** As editors count: the header is line 1. */
  readonly line: number;
  readonly text: string;
}

/** The file is not a row file at all: nothing of it is loaded. */
export class NotARowFile extends Error {
  constructor(reason: string) {
    super(`not a row file: ${reason}`);
    this.name = 'NotARowFile';
  }
}

// A longer line is damage: it is cut, and then cannot be read as a row.
const LINE_CHARS_MAX = 10_000;

/** The lines of a row file after its header, in blocks as they are read. Bytes that are no UTF-8 arrive as U+FFFD. */
export async function* readLines(path: string): AsyncGenerator<FileLine[]> {
  let rest = '';
  let line = 0;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1_048_576 }) as AsyncIterable<string>) {
    const texts = (rest + chunk).split('\n');
    rest = shortened(texts.pop());
    yield withoutHeader(texts.map((text) => toLine((line += 1), text)));
  }
  if (rest !== '') yield withoutHeader([toLine((line += 1), rest)]);
  if (line === 0) throw new NotARowFile('it is empty');
}

function shortened(text = ''): string {
  return text.length > LINE_CHARS_MAX * 2 ? text.slice(0, LINE_CHARS_MAX + 1) : text;
}

function withoutHeader(lines: FileLine[]): FileLine[] {
  const [first, ...others] = lines;
  if (first?.line !== 1) return lines;
  checkHeader(first.text);
  return others;
}

function toLine(line: number, text: string): FileLine {
  const withoutReturn = text.endsWith('\r') ? text.slice(0, -1) : text;
  return { line, text: withoutReturn.slice(0, LINE_CHARS_MAX + 1) };
}

function checkHeader(text: string): void {
  if (text.replace(/^\uFEFF/, '') !== ROW_COLUMNS.join(',')) throw new NotARowFile(`its first line is not "${ROW_COLUMNS.join(',')}"`);
}
