import { closeSync, existsSync, openSync, readSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { pathsOf, resolveDataFolder } from '../installation/data-folder.ts';
import { Terminal } from '../terminal/terminal.ts';

type Flags = { data?: string; follow?: boolean; lines?: string; color?: boolean };

/** Prints the end of one log, or of all with the name in front, and goes on with --follow. */
export async function logs(flags: Flags, service: string | undefined): Promise<ExitCode> {
  const folder = pathsOf(resolveDataFolder(flags.data)).logs;
  const chosen = chooseLogs(folder, service);
  const count = parseLines(flags.lines) ?? (chosen.length === 1 ? 50 : 5);
  const terminal = new Terminal(flags);
  const width = Math.max(...chosen.map((name) => name.length));
  const print = (name: string, line: string): void => terminal.say(chosen.length === 1 ? line : `${terminal.dim(name.padEnd(width))} ${line}`);
  const tails = chosen.map((name) => new LogTail(join(folder, `${name}.log`), (line) => print(name, line)));
  for (const tail of tails) tail.last(count);
  if (flags.follow === true) await followUntilSignal(tails);
  return EXIT.ok;
}

function chooseLogs(folder: string, service: string | undefined): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.log')).map((file) => file.slice(0, -4)).sort() : [];
  if (names.length === 0) throw new CliFailure(EXIT.usage, `no logs are in ${folder}`, 'start the installation with ./haicap up, or name its folder with --data');
  if (service === undefined) return names;
  if (!names.includes(service)) throw new CliFailure(EXIT.usage, `there is no log of "${service}"`, `choose one of ${names.join(', ')}`);
  return [service];
}

function parseLines(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,7}$/.test(text)) throw new CliFailure(EXIT.usage, `"${text}" is not a number of lines`);
  return Number(text);
}

async function followUntilSignal(tails: readonly LogTail[]): Promise<void> {
  const stop = { wanted: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { stop.wanted = true; });
  while (!stop.wanted) {
    for (const tail of tails) tail.more();
    await new Promise((done) => setTimeout(done, 250));
  }
}

class LogTail {
  private readonly path: string;
  private readonly print: (line: string) => void;
  private position = 0;
  private rest = '';

  constructor(path: string, print: (line: string) => void) {
    this.path = path;
    this.print = print;
  }

  last(count: number): void {
    const text = readFileSync(this.path, 'utf8');
    this.position = Buffer.byteLength(text);
    if (count > 0) for (const line of text.split('\n').filter((entry) => entry !== '').slice(-count)) this.print(line);
  }

  more(): void {
    const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
    // The log was moved aside and begun anew.
    if (size < this.position) this.position = 0;
    if (size === this.position) return;
    const bytes = Buffer.alloc(Math.min(size - this.position, 1_000_000));
    const descriptor = openSync(this.path, 'r');
    this.position += readSync(descriptor, bytes, 0, bytes.length, this.position);
    closeSync(descriptor);
    const lines = (this.rest + bytes.toString()).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.print(line);
  }
}
