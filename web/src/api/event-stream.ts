import { send } from './client.js';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

const RECONNECT_MS = [1_000, 2_000, 5_000, 15_000];

/** Splits the text of an event stream into complete events and the unfinished rest. Comment lines are heartbeats. */
export function parseEvents(text: string): { events: StreamEvent[]; rest: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  return { events: blocks.map(parseBlock).filter((event) => event !== null), rest };
}

function parseBlock(block: string): StreamEvent | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    if (line.startsWith(':')) continue;
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  const data = fields.get('data');
  return data === undefined ? null : { event: fields.get('event') ?? 'message', id: fields.get('id'), data };
}

export interface StreamOptions {
  /** Headers carry what must not stand in an address, such as the tracking secret; EventSource cannot send them. */
  readonly headers?: Record<string, string>;
  /** Where somebody who followed before has left. */
  readonly lastId?: string | undefined;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: 'live' | 'waiting') => void;
}

/** Follows an event stream and reconnects with Last-Event-ID until the returned function is called. */
export function followStream(path: string, options: StreamOptions): () => void {
  const stop = new AbortController();
  void follow(path, options, stop.signal);
  return () => stop.abort();
}

async function follow(path: string, options: StreamOptions, signal: AbortSignal): Promise<void> {
  let lastId = options.lastId;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const resume: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
      const response = await send(path, { headers: { accept: 'text/event-stream', ...options.headers, ...resume }, signal, cache: 'no-store' });
      options.onState('live');
      attempt = 0;
      for await (const event of eventsOf(response)) {
        lastId = event.id ?? lastId;
        options.onEvent(event);
      }
    } catch (cause) {
      if (signal.aborted) return;
      if (!(cause instanceof Error)) throw cause;
    }
    // A line that is down is the normal case in the mountains: say so and keep trying.
    options.onState('waiting');
    await pause(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)] ?? 1_000, signal);
  }
}

async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, rest } = parseEvents(buffered + value);
    buffered = rest;
    yield* events;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
