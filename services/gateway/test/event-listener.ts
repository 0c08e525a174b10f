export interface Received { readonly event: string; readonly id: string; readonly data: Record<string, unknown> }

/** Reads an event stream until it is closed. */
export class EventListener {
  readonly events: Received[] = [];
  heartbeats = 0;
  hasEnded = false;
  private readonly abort = new AbortController();
  private constructor(readonly response: Response) {}

  static async open(address: string, headers: Record<string, string> = {}): Promise<EventListener> {
    const abort = new AbortController();
    const response = await fetch(address, { headers: { accept: 'text/event-stream', ...headers }, signal: abort.signal });
    const listener = new EventListener(response);
    listener.abort.signal.addEventListener('abort', () => abort.abort());
    if (response.status === 200) void listener.read();
    return listener;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.response.body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.keep(block);
      }
    } catch {
      // The test closed it.
    }
    this.hasEnded = true;
  }

  private keep(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    const data = field('data');
    if (data !== undefined) this.events.push({ event: field('event') ?? '', id: field('id') ?? '', data: JSON.parse(data) as Record<string, unknown> });
  }
}
