import { createInbox, NoRespondersError, TimeoutError, type Msg, type MsgHdrs, type NatsConnection, type PermissionViolationError, type Subscription } from '@nats-io/nats-core';

/** What is asked on the bus, and for how long its answer is waited for. */
export interface BusRequest {
  readonly subject: string;
  readonly body: string;
  readonly headers: MsgHdrs;
  readonly timeoutMs: number;
}

interface Waiting {
  readonly subject: string;
  readonly untilMs: number;
  readonly resolve: (answer: Msg) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Asks on the bus and hands the answers on. The client's own `request` makes a timer, an error with a picture of the stack and
 * four promises for each, for whoever sends one; here one subscription hears all answers and one timer looks after all.
 */
export class Requests {
  private readonly waiting = new Map<string, Waiting>();
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private timerAtMs = Infinity;
  private readonly inbox: string;
  private numbered = 0;

  constructor(private readonly nc: NatsConnection, inboxPrefix: string) {
    this.inbox = createInbox(inboxPrefix);
  }

  /** Fails when nobody listens, when the answer is late, when asking is not permitted and when the connection is closed. */
  async ask({ subject, body, headers, timeoutMs }: BusRequest): Promise<Msg> {
    this.subscription ??= this.nc.subscribe(`${this.inbox}.*`, { callback: (error, answer) => (error === null ? this.take(answer) : this.giveUp(error)) });
    const token = (this.numbered += 1).toString(36);
    this.nc.publish(subject, body, { reply: `${this.inbox}.${token}`, headers });
    const untilMs = performance.now() + timeoutMs;
    this.lookAt(untilMs);
    return await new Promise((resolve, reject) => this.waiting.set(token, { subject, untilMs, resolve, reject }));
  }

  /** The server has refused to pass on what was sent to a subject, so nobody has seen it. */
  refuse(error: PermissionViolationError): void {
    if (error.operation !== 'publish') return;
    for (const [token, { subject, reject }] of this.waiting) {
      if (subject !== error.subject) continue;
      this.waiting.delete(token);
      reject(error);
    }
  }

  /** Answers cannot be heard any more: of a subscription that is refused, or of a connection that is closed. */
  giveUp(error: Error): void {
    this.subscription = undefined;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }

  private take(answer: Msg): void {
    const token = answer.subject.slice(this.inbox.length + 1);
    const waiting = this.waiting.get(token);
    if (waiting === undefined) return;
    this.waiting.delete(token);
    if (answer.data.length === 0 && answer.headers?.code === 503) waiting.reject(new NoRespondersError(waiting.subject));
    else waiting.resolve(answer);
  }

  // Most deadlines are as far away as the one before, so that the timer stands already.
  private lookAt(atMs: number): void {
    if (atMs >= this.timerAtMs) return;
    clearTimeout(this.timer);
    this.timerAtMs = atMs;
    this.timer = setTimeout(() => this.giveUpOnLate(), Math.max(1, Math.ceil(atMs - performance.now()))).unref();
  }

  private giveUpOnLate(): void {
    const nowMs = performance.now();
    let nextMs = Infinity;
    for (const [token, { untilMs, reject }] of this.waiting) {
      if (untilMs > nowMs) nextMs = Math.min(nextMs, untilMs);
      else {
        this.waiting.delete(token);
        reject(new TimeoutError());
      }
    }
    this.timerAtMs = Infinity;
    if (nextMs !== Infinity) this.lookAt(nextMs);
  }
}
