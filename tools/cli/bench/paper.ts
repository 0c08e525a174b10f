import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

const ENTRY = 'services/dossier/dist/paper-bench/main.js';
const RECEIPT_MS_MAX = 50;
const RECEIPTS = 300;

const spread = z.object({ p50Ms: z.number(), p99Ms: z.number() });
const measuredPress = z.object({
  receipts: z.int(), bytes: z.int(), receipt: spread, receiptsPerSecond: z.number(),
  loopDelay: z.object({ idle: spread, inWorkers: spread, onTheLoop: spread }),
});
type MeasuredPress = z.infer<typeof measuredPress>;

/** A receipt of A5 in the press of the dossier service: how long it takes, and how late the event loop is beside it and with it. */
export async function benchPaper(flags: { json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const entry = join(projectRoot, ENTRY);
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `${ENTRY} is not built`, 'build it: npx tsc -b services/dossier');
  terminal.say(terminal.dim(`Drawing ${RECEIPTS} receipts in workers and on the event loop …`));
  const { stdout } = await promisify(execFile)(process.execPath, [entry, String(RECEIPTS)], { cwd: projectRoot });
  const measured = measuredPress.parse(JSON.parse(stdout));
  const isMet = measured.receipt.p50Ms <= RECEIPT_MS_MAX;
  if (terminal.json) terminal.document({ ok: isMet, ...measured, limits: { receiptP50Ms: RECEIPT_MS_MAX } });
  else print(terminal, measured, isMet);
  return isMet ? EXIT.ok : EXIT.checks;
}

function print(terminal: Terminal, { receipts, bytes, receipt, receiptsPerSecond, loopDelay }: MeasuredPress, isMet: boolean): void {
  const { bold, dim, green, red } = terminal;
  const row = (name: string, { p50Ms, p99Ms }: z.infer<typeof spread>): string[] => [name, p50Ms.toFixed(1), p99Ms.toFixed(1)];
  terminal.say(`\n  A receipt with QR code and barcode, A5, ${(bytes / 1024).toFixed(0)} KB: ${receipts} one after the other\n`);
  terminal.say(columns([
    ['', 'p50 ms', 'p99 ms'].map(dim), row('a receipt, from asking to its bytes', receipt),
    row('event loop late by, idle', loopDelay.idle), row('event loop late by, drawn in workers', loopDelay.inWorkers), row('event loop late by, drawn on the loop', loopDelay.onTheLoop),
  ]));
  terminal.say(`\n  ${isMet ? green('met') : red('not met')}: at most ${RECEIPT_MS_MAX} ms for a receipt (p50); together ${bold(receiptsPerSecond.toFixed(0))} receipts a second`);
}
