import { createInbox, headers, type Msg, type NatsConnection, type Subscription } from '@nats-io/nats-core';

/** What a stream says of a message that it has taken. */
export interface StreamAck {
  readonly seq: number;
  /** It has had a message of that id before; `seq` is the place of that one. */
  readonly duplicate: boolean;
}

/** A message for a stream. */
export interface StreamMessage {
  readonly stream: string;
  readonly subject: string;
  readonly body: string;
  /** The stream takes a second message of one id for the first. */
  readonly messageId: string;
}

interface Waiting {
  readonly resolve: (ack: StreamAck) => void;
  readonly reject: (error: Error) => void;
  readonly untilMs: number;
}

interface AckBody {
  readonly seq?: unknown;
  readonly duplicate?: unknown;
  readonly error?: { readonly description?: unknown };
}

const ACK_TIMEOUT_MS = 5_000;
const LOOK_EVERY_MS = 500;

/**
 * Publishes to a stream and hands its acknowledgements on. The client's own way is a request, with a timer and three
 * errors for each message, for whoever sends one; here one timer looks after all.
 */
export class StreamAcks {
  private readonly waiting = new Map<string, Waiting>();
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly inbox: string;
  private numbered = 0;

  constructor(private readonly nc: NatsConnection, inboxPrefix: string) {
    this.inbox = createInbox(inboxPrefix);
  }

  /** Fails when the stream refuses, when there is none, or when nothing is heard in time. */
  publish({ stream, subject, body, messageId }: StreamMessage): Promise<StreamAck> {
    this.subscription ??= this.nc.subscribe(`${this.inbox}.*`, { callback: (error, message) => { if (error === null) this.take(message); } });
    const token = (this.numbered += 1).toString(36);
    const sent = headers();
    sent.set('Nats-Msg-Id', messageId);
    sent.set('Nats-Expected-Stream', stream);
    this.nc.publish(subject, body, { reply: `${this.inbox}.${token}`, headers: sent });
    return new Promise((resolve, reject) => {
      this.waiting.set(token, { resolve, reject, untilMs: performance.now() + ACK_TIMEOUT_MS });
      this.timer ??= setInterval(() => this.giveUpOnLate(), LOOK_EVERY_MS);
    });
  }

  private take(message: Msg): void {
    const token = message.subject.slice(this.inbox.length + 1);
    const waiting = this.waiting.get(token);
    if (waiting === undefined) return;
    this.waiting.delete(token);
    if (message.data.length === 0 && message.headers?.code === 503) return waiting.reject(new Error('there is no stream that takes it'));
    try {
      waiting.resolve(toAck(message.json<AckBody>()));
    } catch (error) {
      waiting.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private giveUpOnLate(): void {
    const nowMs = performance.now();
    for (const [token, { untilMs, reject }] of this.waiting) {
      // The first is the oldest.
      if (untilMs > nowMs) break;
      this.waiting.delete(token);
      reject(new Error('the stream has not acknowledged it in time'));
    }
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function toAck({ seq, duplicate, error }: AckBody): StreamAck {
  if (error !== undefined) throw new Error(`the stream refuses it: ${String(error.description)}`);
  if (typeof seq !== 'number') throw new Error('an acknowledgement without a place in the stream');
  return { seq, duplicate: duplicate === true };
}
