import { keeper } from '../session/own-session.js';
import { useSyncExternalStore } from 'react';
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

interface Running { readonly order: UploadOrder; state: UploadState; path: string | null; stop: () => void }

/** The uploads of this page. They go on while somebody fills in something else. */
class Uploads {
  readonly #running = new Map<string, Running>();
  readonly #listeners = new Set<() => void>();

  constructor() {
    window.addEventListener('online', () => this.#goOn('waiting'));
    keeper.subscribe(() => { if (keeper.state().kind === 'signed-in') this.#goOn('signed-out'); });
  }

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

  async cancel(localId: string): Promise<void> {
    const there = this.#running.get(localId);
    this.#running.delete(localId);
    this.#tell();
    there?.stop();
    if (there?.path) await (await import('./send-bytes.js')).takeBack(there.path);
  }

  #goOn(from: UploadState['kind']): void {
    for (const running of this.#running.values()) if (running.state.kind === from) void this.#send(running);
  }

  async #send(running: Running): Promise<void> {
    const { order } = running;
    this.#running.set(order.localId, running);
    const blob = await order.readBytes();
    // Deleted meanwhile.
    if (blob === undefined) return void this.#running.delete(order.localId);
    const sizeBytes = blob.size;
    this.#set(running, { kind: 'sending', sentBytes: sentOf(running.state), sizeBytes });
    const { sendBytes } = await import('./send-bytes.js');
    running.stop = sendBytes({
      blob, name: order.name, uploadPath: running.path,
      onPath: (path) => { running.path = path; order.onPath(path); },
      onProgress: (sentBytes) => this.#set(running, { kind: 'sending', sentBytes, sizeBytes }),
      onFault: (fault) => {
        if (fault.kind === 'refused') return this.#set(running, { kind: 'refused', problem: fault.problem });
        if (fault.kind === 'line') return this.#set(running, { kind: 'waiting', sentBytes: sentOf(running.state), sizeBytes });
        this.#set(running, { kind: 'signed-out' });
        void keeper.restored('write').then((isBack) => { if (isBack) this.#goOn('signed-out'); });
      },
      onDone: (path) => {
        this.#running.delete(order.localId);
        order.onDone(path);
        this.#tell();
      },
    });
  }

  #set(running: Running, state: UploadState): void {
    // One that was cancelled says nothing any more.
    if (this.#running.get(running.order.localId) !== running) return;
    running.state = state;
    this.#tell();
  }

  #tell(): void {
    for (const changed of this.#listeners) changed();
  }
}

const sentOf = (state: UploadState) => ('sentBytes' in state ? state.sentBytes : 0);

export const uploads = new Uploads();

export function useUpload(localId: string): UploadState | undefined {
  return useSyncExternalStore(uploads.subscribe, () => uploads.stateOf(localId));
}
