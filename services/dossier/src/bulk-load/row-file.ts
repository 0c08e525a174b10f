import { createReadStream } from 'node:fs';
import { COLUMNS_WITHOUT_FORMER_CODE, ROW_COLUMNS, type RowColumn } from './bulk-load.js';

export interface FileLine {
  /** As editors count: the header is line 1. */
  readonly line: number;
  readonly text: string;
}

/** Some lines, and the columns that the first line of their file names. */
export interface LineBlock {
  readonly columns: readonly RowColumn[];
  readonly lines: readonly FileLine[];
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
export async function* readLines(path: string): AsyncGenerator<LineBlock> {
  let rest = '';
  let line = 0;
  let columns: readonly RowColumn[] | undefined;
  const blockOf = (texts: readonly string[]): LineBlock => {
    const lines = texts.map((text) => toLine((line += 1), text));
    if (columns !== undefined || lines.length === 0) return { columns: columns ?? ROW_COLUMNS, lines };
    columns = columnsOf(lines[0]?.text ?? '');
    return { columns, lines: lines.slice(1) };
  };
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1_048_576 }) as AsyncIterable<string>) {
    const texts = (rest + chunk).split('\n');
    rest = shortened(texts.pop());
    yield blockOf(texts);
  }
  if (rest !== '') yield blockOf([rest]);
  if (line === 0) throw new NotARowFile('it is empty');
}

function shortened(text = ''): string {
  return text.length > LINE_CHARS_MAX * 2 ? text.slice(0, LINE_CHARS_MAX + 1) : text;
}

function toLine(line: number, text: string): FileLine {
  const withoutReturn = text.endsWith('\r') ? text.slice(0, -1) : text;
  return { line, text: withoutReturn.slice(0, LINE_CHARS_MAX + 1) };
}

function columnsOf(header: string): readonly RowColumn[] {
  const named = header.replace(/^\uFEFF/, '');
  const columns = [ROW_COLUMNS, COLUMNS_WITHOUT_FORMER_CODE].find((known) => known.join(',') === named);
  if (columns === undefined) throw new NotARowFile(`its first line is not "${ROW_COLUMNS.join(',')}", with or without the last column`);
  return columns;
}
