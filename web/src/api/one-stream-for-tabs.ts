import { followStream, type StreamEvent } from './event-stream.js';

export type StreamState = 'opening' | 'live' | 'waiting';

type Message =
  | { readonly kind: 'event'; readonly event: StreamEvent }
  | { readonly kind: 'state'; readonly state: StreamState }
  /** A tab that has just come asks how the stream stands. */
  | { readonly kind: 'ask' };

export interface SharedStreamOptions {
  /** Tabs with the same name share one connection: it names the stream and whose it is. */
  readonly name: string;
  readonly path: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: StreamState) => void;
}

/**
 * Follows an event stream with one connection for all tabs of a browser. The tab that holds the lock has it and tells the others; when it is closed, the next
 * one in the queue goes on from the last event that was told. Returns what ends it for this tab.
 */
export function shareStream({ name, path, onEvent, onState }: SharedStreamOptions): () => void {
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let [state, lastId, isLeading]: [StreamState, string | undefined, boolean] = ['opening', undefined, false];
  const take = (event: StreamEvent) => {
    lastId = event.id ?? lastId;
    onEvent(event);
  };
  const stand = (now: StreamState) => {
    state = now;
    onState(now);
  };
  const tell = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'event') take(data.event);
    else if (data.kind === 'state') stand(data.state);
    else if (isLeading) tell({ kind: 'state', state });
  };
  const lead = () => new Promise<void>((done) => {
    isLeading = true;
    const stop = followStream(path, {
      lastId,
      onEvent: (event) => { take(event); tell({ kind: 'event', event }); },
      onState: (now) => { stand(now); tell({ kind: 'state', state: now }); },
    });
    leaving.signal.addEventListener('abort', () => { stop(); done(); }, { once: true });
  });
  // Asking for the lock is given up with the tab, or held as long as it stays.
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  tell({ kind: 'ask' });
  return () => {
    leaving.abort();
    channel.close();
  };
}
