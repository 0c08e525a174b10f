import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../../config.ts';
import type { Benchmark, Sample } from '../harness/benchmark.ts';
import { entryOf } from '../stage/dossier-database.ts';

const RECEIPTS = 300;

const spread = z.object({ p50Ms: z.number(), p99Ms: z.number() });
const measuredPress = z.object({
  receipts: z.int(), bytes: z.int(), receipt: spread, receiptsPerSecond: z.number(), receiptMs: z.array(z.number()),
  loopDelay: z.object({ idle: spread, inWorkers: spread, onTheLoop: spread }),
});
type MeasuredPress = z.infer<typeof measuredPress>;

/** A receipt of A5 in the press of the dossier service, and how late the event loop is beside it and with it. */
export const paper: Benchmark = {
  name: 'paper',
  title: 'a receipt with QR code and barcode, A5, one after the other in the press of the dossier service',
  prepare: () => {
    const presses: MeasuredPress[] = [];
    return Promise.resolve({
      measurements: async function* () {
        yield { label: 'a receipt', rounds: 1, warmUp: false, product: { title: 'from asking to its bytes', round: () => drawOnce((one) => presses.push(one)) } };
      },
      targets: ([first]) => [{ what: 'a receipt, p50', found: first?.product.p50Ms ?? null, bound: 'at most', limit: 50, unit: ' ms' }],
      check: () => Promise.resolve([{ what: 'every receipt has bytes', problems: presses.every(({ bytes, receipts }) => bytes > 1_000 && receipts === RECEIPTS) ? [] : ['some have none'] }]),
      notes: () => presses.map(({ bytes, receiptsPerSecond, loopDelay: { idle, inWorkers, onTheLoop } }) => `${(bytes / 1024).toFixed(0)} KB each; together ${receiptsPerSecond.toFixed(0)} a second; event loop late by (p99) ${idle.p99Ms.toFixed(1)} ms idle, ${inWorkers.p99Ms.toFixed(1)} ms beside workers, ${onTheLoop.p99Ms.toFixed(1)} ms when it draws itself`),
    });
  },
};

async function drawOnce(keep: (press: MeasuredPress) => void): Promise<Sample> {
  const { stdout } = await promisify(execFile)(process.execPath, [entryOf('paper-bench/main.js'), String(RECEIPTS)], { cwd: projectRoot, maxBuffer: 16 * 1024 ** 2 });
  const press = measuredPress.parse(JSON.parse(stdout));
  keep(press);
  return { operations: press.receipts, wallMs: press.receiptMs.reduce((sum, ms) => sum + ms, 0), latenciesMs: press.receiptMs };
}
