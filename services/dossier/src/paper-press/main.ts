import { parentPort } from 'node:worker_threads';
import { drawPdf } from './draw-pdf.ts';
import { drawSheet } from './draw-sheet.ts';
import type { PressAnswer, PressJob } from './press-job.ts';

// A worker of the press: one job at a time. It is started by press-pool.ts and ends with it.
const port = parentPort;
if (port === null) throw new Error('a press worker is started by the press');

async function answer(job: PressJob): Promise<PressAnswer> {
  try {
    return { ok: true, bytes: await (job.kind === 'pdf' ? drawPdf(job) : drawSheet(job)) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (job: PressJob) => {
  void answer(job).then((done) => port.postMessage(done));
});
