import pc from 'picocolors';
import { wantsColor } from '../config.ts';

export type Style = (text: string) => string;

/** Where the launcher prints. With --json stdout carries one document only, so progress goes to stderr. */
export class Terminal {
  readonly json: boolean;
  readonly interactive: boolean;
  readonly bold: Style;
  readonly dim: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
  private readonly progress: NodeJS.WriteStream;

  constructor(options: { json?: boolean | undefined; color?: boolean | undefined } = {}) {
    this.json = options.json === true;
    this.progress = this.json ? process.stderr : process.stdout;
    this.interactive = this.progress.isTTY === true;
    const colors = pc.createColors(options.color !== false && wantsColor() && this.interactive);
    this.bold = colors.bold;
    this.dim = colors.dim;
    this.red = colors.red;
    this.green = colors.green;
    this.yellow = colors.yellow;
    this.cyan = colors.cyan;
  }

  say(text = ''): void {
    this.progress.write(`${text}\n`);
  }

  /** A line that the next one replaces; only a terminal gets it. */
  transient(text: string): void {
    if (this.interactive) this.progress.write(`\r\u001B[2K${text}`);
  }

  document(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }
}

/** A reader such as `head` may close the pipe early; the launcher goes on and cleans up all the same. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  }
}
