import type { Terminal } from './terminal.ts';
import { seconds } from './table.ts';

export type StepEvent =
  | { kind: 'begin'; title: string }
  | { kind: 'done'; title: string; ms: number; note?: string | undefined }
  | { kind: 'failed'; title: string; ms: number }
  | { kind: 'note'; text: string };

/** Runs named steps, reports them as events and keeps how long each took. */
export class Steps {
  readonly timings: Record<string, number> = {};
  private readonly report: (event: StepEvent) => void;

  constructor(report: (event: StepEvent) => void) {
    this.report = report;
  }

  async run<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
    const began = performance.now();
    let note: string | undefined;
    this.report({ kind: 'begin', title });
    try {
      const value = await work((text) => { note = text; });
      const ms = Math.round(performance.now() - began);
      this.timings[title] = ms;
      this.report({ kind: 'done', title, ms, note });
      return value;
    } catch (error) {
      this.report({ kind: 'failed', title, ms: Math.round(performance.now() - began) });
      throw error;
    }
  }

  note(text: string): void {
    this.report({ kind: 'note', text });
  }
}

/** Prints steps with their elapsed seconds; a terminal also sees the seconds of the running step count up. */
export function stepPrinter(terminal: Terminal): (event: StepEvent) => void {
  let timer: NodeJS.Timeout | undefined;
  const stopCounting = (): void => {
    clearInterval(timer);
    terminal.transient('');
  };
  return (event) => {
    if (event.kind === 'begin') {
      const began = performance.now();
      const show = (): void => terminal.transient(`  ${terminal.cyan('·')} ${event.title} ${terminal.dim(seconds(performance.now() - began))}`);
      show();
      if (terminal.interactive) timer = setInterval(show, 200).unref();
      return;
    }
    stopCounting();
    if (event.kind === 'note') terminal.say(`    ${terminal.dim(event.text)}`);
    else if (event.kind === 'failed') terminal.say(`  ${terminal.red('✗')} ${event.title} ${terminal.dim(seconds(event.ms))}`);
    else terminal.say(`  ${terminal.green('✓')} ${event.title} ${terminal.dim(seconds(event.ms))}${event.note === undefined ? '' : `  ${event.note}`}`);
  };
}
