import type { BytesToSend } from './send-bytes.js';
import type { UploadState } from './upload-state.js';

export interface UploadOrder {
  readonly localId: string;
  readonly name: string;
  readonly uploadPath: string | null;
  readBytes(): Promise<Blob | undefined>;
  /** The upload has an address: kept, it goes on from there in another visit. */
  onPath(uploadPath: string): void;
  onDone(uploadPath: string): void;
}

/** How bytes go to the server. */
export interface Sender {
  /** Answers how to stop. */
  sendBytes(bytes: BytesToSend): () => void;
  takeBack(uploadPath: string): Promise<void>;
}

export interface UploadDoor {
  /** Fetched once somebody sends a file, so that the first look of a page stays small. */
  sender(): Promise<Sender>;
  /** True once the same person is signed in again. */
  signedInAgain(): Promise<boolean>;
}

interface Running { readonly order: UploadOrder; state: UploadState; path: string | null; stop: () => void }

/** The uploads of a page. They go on while somebody fills in something else. */
export class UploadQueue {
  readonly #running = new Map<string, Running>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly door: UploadDoor) {}

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  };

  readonly stateOf = (localId: string): UploadState | undefined => this.#running.get(localId)?.state;

  /** Begins, or goes on with, a file; one that is under way stays so. */
  begin(order: UploadOrder): void {
    const there = this.#running.get(order.localId);
    if (there !== undefined && (there.state.kind === 'sending' || there.state.kind === 'refused')) return;
    void this.#send({ order, state: { kind: 'sending', sentBytes: 0, sizeBytes: 0 }, path: there?.path ?? order.uploadPath, stop: () => undefined });
  }

  /** Tries again what waits. */
  again(localId: string): void {
    const there = this.#running.get(localId);
    if (there !== undefined) void this.#send(there);
  }

  /** The line is back, or somebody has signed in: what waited for it goes on. */
  goOn(from: 'waiting' | 'signed-out'): void {
    for (const running of this.#running.values()) if (running.state.kind === from) void this.#send(running);
  }

  async cancel(localId: string): Promise<void> {
    const there = this.#running.get(localId);
    this.#running.delete(localId);
    this.#tell();
    there?.stop();
    if (there?.path) await (await this.door.sender()).takeBack(there.path);
  }

  async #send(running: Running): Promise<void> {
    this.#running.set(running.order.localId, running);
    // Said before anything is waited for: who asks for the same meanwhile finds it under way.
    this.#set(running, { kind: 'sending', ...lengthsOf(running.state) });
    try {
      await this.#sendNow(running);
    } catch {
      // The program that sends could not be fetched, or the browser's store gave nothing out: the next try may find both.
      this.#set(running, { kind: 'waiting', ...lengthsOf(running.state) });
    }
  }

  async #sendNow(running: Running): Promise<void> {
    const { order } = running;
    const blob = await order.readBytes();
    // Deleted meanwhile.
    if (blob === undefined) return void this.#running.delete(order.localId);
    const sizeBytes = blob.size;
    this.#set(running, { kind: 'sending', sentBytes: lengthsOf(running.state).sentBytes, sizeBytes });
    const { sendBytes } = await this.door.sender();
    if (!this.#isWanted(running)) return;
    running.stop = sendBytes({
      blob, name: order.name, uploadPath: running.path,
      onPath: (path) => { running.path = path; order.onPath(path); },
      onProgress: (sentBytes) => this.#set(running, { kind: 'sending', sentBytes, sizeBytes }),
      onFault: (fault) => {
        if (fault.kind === 'refused') return this.#set(running, { kind: 'refused', problem: fault.problem });
        if (fault.kind === 'line') return this.#set(running, { kind: 'waiting', sentBytes: lengthsOf(running.state).sentBytes, sizeBytes });
        this.#set(running, { kind: 'signed-out' });
        void this.door.signedInAgain().then((isBack) => { if (isBack) this.goOn('signed-out'); });
      },
      onDone: (path) => {
        this.#running.delete(order.localId);
        order.onDone(path);
        this.#tell();
      },
    });
  }

  /** One that was cancelled is not. */
  readonly #isWanted = (running: Running) => this.#running.get(running.order.localId) === running;

  #set(running: Running, state: UploadState): void {
    if (!this.#isWanted(running)) return;
    running.state = state;
    this.#tell();
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }
}

const lengthsOf = (state: UploadState) => ('sentBytes' in state ? { sentBytes: state.sentBytes, sizeBytes: state.sizeBytes } : { sentBytes: 0, sizeBytes: 0 });
