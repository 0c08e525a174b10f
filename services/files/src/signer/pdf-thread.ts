import { Worker } from 'node:worker_threads';
import type { FoundSignature, FromThread, PdfAnswer, PdfJob, ToThread } from './pdf-work.js';
import type { SigningCredential } from './pdf-signer.js';

export interface PdfThreadSettings {
  /** The program of the thread; a test names the built one. */
  readonly entry?: URL;
  readonly timeoutMs?: number;
}

export interface SigningOrder {
  readonly inPath: string;
  readonly outPath: string;
  readonly at: Date;
  readonly reason: string;
  readonly location: string;
  /** Against which what was signed is verified. */
  readonly roots: readonly Uint8Array[];
}

const TIMEOUT_MS = 60_000;
const MEMORY_MIB_MAX = 512;

/** The thread could not do what it was asked to: the PDF is damaged, or it took too long. */
export class PdfUnreadable extends Error {}

/** Has PDFs signed and verified in a thread of their own, one at a time. */
export class PdfThread {
  readonly #entry: URL;
  readonly #timeoutMs: number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ entry = new URL('./main.js', import.meta.url), timeoutMs = TIMEOUT_MS }: PdfThreadSettings = {}) {
    this.#entry = entry;
    this.#timeoutMs = timeoutMs;
  }

  /** Signs, and reads what was written again: every signature that the new file holds. */
  sign(order: SigningOrder, credentials: readonly SigningCredential[]): Promise<readonly FoundSignature[]> {
    const signers = credentials.map(({ certificate, chain, keyType }) => ({ certificate, chain, keyType }));
    return this.#inTurn({ kind: 'sign', ...order, signers }, credentials);
  }

  verify(path: string, roots: readonly Uint8Array[]): Promise<readonly FoundSignature[]> {
    return this.#inTurn({ kind: 'verify', path, roots }, []);
  }

  #inTurn(job: PdfJob, credentials: readonly SigningCredential[]): Promise<PdfAnswer> {
    const turn = this.#queue.then(() => this.#run(job, credentials));
    // Whoever comes next waits for the end of this one, not for its success; the caller hears of the failure.
    this.#queue = turn.then(() => undefined, () => undefined);
    return turn;
  }

  async #run(job: PdfJob, credentials: readonly SigningCredential[]): Promise<PdfAnswer> {
    // Nothing of our environment: the secrets of the service are in it.
    const worker = new Worker(this.#entry, { workerData: job, env: {}, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB_MAX } });
    const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
    let keyFault: unknown;
    worker.on('message', (message: FromThread) => {
      if ('answer' in message) resolve(message.answer);
      else if ('fault' in message) reject(keyFault ?? new PdfUnreadable(message.fault));
      else void answerWith(worker, message, credentials).catch((error: unknown) => { keyFault = error; });
    });
    worker.once('error', (error: Error) => reject(new PdfUnreadable(error.message)));
    worker.once('exit', () => reject(new PdfUnreadable('the thread ended')));
    const timer = setTimeout(() => reject(new PdfUnreadable('too slow')), this.#timeoutMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}

/** Signs what the thread asks for. A key that refuses is heard by both: the thread ends, and its caller gets the reason. */
async function answerWith(worker: Worker, { toSign, signer, call }: Extract<FromThread, { call: number }>, credentials: readonly SigningCredential[]): Promise<void> {
  const tell = (message: ToThread) => worker.postMessage(message);
  try {
    const credential = credentials[signer];
    if (!credential) throw new Error('the thread asked for an unknown key');
    tell({ call, signature: await credential.sign(toSign) });
  } catch (error) {
    tell({ call, fault: 'the key did not sign' });
    throw error;
  }
}
