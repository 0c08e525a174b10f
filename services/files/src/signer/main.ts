import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, PdfAnswer, PdfJob, ToThread } from './pdf-work.js';
import { signPdf } from './sign-pdf.js';
import { verifyPdf } from './verify-pdf.js';

// The thread that reads and writes PDFs, so that large ones hold nobody up. It has no key: what has to be signed it asks for.

const waiting = new Map<number, { readonly resolve: (signature: Uint8Array) => void; readonly reject: (error: Error) => void }>();
let calls = 0;

parentPort?.on('message', (message: ToThread) => {
  const call = waiting.get(message.call);
  waiting.delete(message.call);
  if ('fault' in message) call?.reject(new Error(message.fault));
  else call?.resolve(message.signature);
});

async function run(job: PdfJob): Promise<PdfAnswer> {
  if (job.kind === 'verify') return verifyPdf(await readFile(job.path), job.roots);
  await signPdf(job, signOutside);
  return verifyPdf(await readFile(job.outPath), job.roots);
}

function signOutside(signer: number, toSign: Uint8Array): Promise<Uint8Array> {
  calls += 1;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  waiting.set(calls, { resolve, reject });
  tell({ toSign, signer, call: calls });
  return promise;
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

run(workerData as PdfJob).then(
  (answer) => tell({ answer }),
  (error: unknown) => tell({ fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }),
).finally(() => parentPort?.unref());
