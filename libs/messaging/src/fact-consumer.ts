import { factEnvelope, type DurableSpec, type FactEnvelope } from '@haicap/contracts';
import { runInTrace, type Logger, type Metrics } from '@haicap/service-kit';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { failpoint, seam } from '#hooks';
import type { Bus } from './bus.js';
import { decodeJson } from './rpc-wire.js';

/** A message as it came from the stream. `fact` is null when it cannot be read as a fact. */
export interface DeliveredFact {
  readonly fact: FactEnvelope | null;
  readonly raw: Uint8Array;
  /** 0 at the first delivery. */
  readonly redeliveries: number;
  /** For logs only: a stream that lost its tail uses a sequence again. */
  readonly streamSeq: number;
}

/** What becomes of a message: finished, or delivered again after a while. */
export type Disposition = 'ack' | { readonly nakMs: number };

export interface FactConsumerOptions {
  readonly bus: Bus;
  readonly durable: DurableSpec;
  /** Answers one disposition per message, in order, after its COMMIT. Throwing returns the whole batch for later. */
  readonly handle: (batch: DeliveredFact[]) => Promise<Disposition[]>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The durable was found for the first time, or again after it was away. */
  readonly onAttached?: () => void;
  readonly batchMax?: number;
  /** How often it asks how many facts lie before it. */
  readonly lagIntervalMs?: number;
}

const BATCH_MAX = 200;
// A transaction takes as much for one fact as for ten. Where facts keep coming, those of so long are one batch; the first after a pause waits for nobody.
const BATCH_EVERY_MS = 50;
const RETRY_MS = 500;
const PULL_EXPIRES_MS = 5_000;
const LAG_INTERVAL_MS = 5_000;
// A third of the ack wait of 30 s: what is in hand or gathered is not delivered again while it waits for its turn.
const WORKING_INTERVAL_MS = 10_000;
const NAK_SCHEDULE_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

/** Our own schedule of redeliveries; the broker's would shorten its ack wait. */
export function nakDelayMs(redeliveries: number): number {
  return NAK_SCHEDULE_MS[Math.min(redeliveries, NAK_SCHEDULE_MS.length - 1)] ?? RETRY_MS;
}

/**
 * Follows a durable pull consumer in bounded batches: what has arrived while one batch was handled, or soon after it began, is the next batch.
 * A message is acknowledged only after `handle` has resolved, and twice over: the server confirms the last ack of a batch, and with it
 * those before it, which came over the same connection in order. One whose ack was lost comes again. The loop
 * survives whatever the bus does: a durable that does not exist yet, was deleted or recreated, a stream that is gone,
 * a server that is away. It never creates anything; bus-keeper does.
 */
export class FactConsumer {
  readonly #options: FactConsumerOptions;
  readonly #batchMax: number;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #messages: ConsumerMessages | undefined;
  #attachedTo: string | undefined;
  #lag = Infinity;
  #arrived: { readonly facts: number; readonly atMs: number } | undefined;
  #arrivalsPerSecond = 0;
  #nextBatchAtMs = 0;

  constructor(options: FactConsumerOptions) {
    this.#options = options;
    this.#batchMax = options.batchMax ?? BATCH_MAX;
  }

  /** True while the durable exists and is being read. */
  get isAttached(): boolean {
    return this.#attachedTo !== undefined;
  }

  /**
   * Facts that were on their way to this consumer when it last asked: waiting in the stream, or delivered and not finished. Without
   * bound until it has asked the durable that it reads.
   */
  get lag(): number {
    return this.#lag;
  }

  /** How fast facts came into the stream between the last two times it asked; 0 until then. */
  get arrivalsPerSecond(): number {
    return this.#arrivalsPerSecond;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Pulls nothing more, waits for the batch in hand and its acks, and returns the rest to the stream. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#messages?.stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { durable, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      try {
        const consumer = await this.#attach();
        await this.#follow(consumer);
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        if (this.#attachedTo !== undefined) logger.warn({ err: error, stream: durable.stream, durable: durable.name }, 'lost the durable');
        this.#attachedTo = undefined;
        await this.#pause(RETRY_MS);
      }
    }
  }

  async #attach(): Promise<Consumer> {
    const { bus, durable, logger, onAttached } = this.#options;
    const consumer = await bus.facts.consumers.get(durable.stream, durable.name);
    const { created } = await consumer.info(true);
    if (this.#attachedTo !== created) {
      this.#attachedTo = created;
      this.#lag = Infinity;
      this.#arrived = undefined;
      this.#arrivalsPerSecond = 0;
      logger.info({ stream: durable.stream, durable: durable.name }, 'following');
      onAttached?.();
    }
    return consumer;
  }

  async #follow(consumer: Consumer): Promise<void> {
    let lagReadAt = -Infinity;
    while (!this.#stopping.signal.aborted) {
      if (performance.now() - lagReadAt >= (this.#options.lagIntervalMs ?? LAG_INTERVAL_MS)) {
        lagReadAt = performance.now();
        await this.#readLag(consumer);
      }
      const messages = await consumer.fetch({ max_messages: this.#batchMax, expires: PULL_EXPIRES_MS });
      this.#messages = messages;
      if (this.#stopping.signal.aborted) messages.stop();
      await this.#handlePull(messages);
    }
  }

  // Reading and handling overlap: while a batch is in the database, later messages of the same pull gather.
  async #handlePull(messages: ConsumerMessages): Promise<void> {
    const gathered: JsMsg[] = [];
    let inHand: JsMsg[] = [];
    let wake = () => {};
    let ended = false;
    const reading = (async () => {
      try {
        for await (const message of messages) {
          gathered.push(message);
          wake();
        }
      } finally {
        ended = true;
        wake();
      }
    })();
    // Awaited below; a failure in between must not count as unhandled.
    reading.catch(() => wake());
    const working = setInterval(() => {
      for (const message of [...inHand, ...gathered]) message.working();
    }, WORKING_INTERVAL_MS);
    try {
      while (!ended || gathered.length > 0) {
        if (gathered.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (ended) resolve();
          });
          // Lets the messages of the same network read join the batch.
          await new Promise((resolve) => setImmediate(resolve));
          continue;
        }
        const earlyMs = this.#nextBatchAtMs - performance.now();
        if (earlyMs > 0 && !ended && gathered.length < this.#batchMax) {
          await this.#pause(earlyMs);
          continue;
        }
        this.#nextBatchAtMs = performance.now() + BATCH_EVERY_MS;
        inHand = seam('batch-arrived', gathered.splice(0, this.#batchMax));
        await this.#handleBatch(inHand);
        inHand = [];
      }
    } finally {
      clearInterval(working);
    }
    await reading;
  }

  async #handleBatch(batch: JsMsg[]): Promise<void> {
    if (this.#stopping.signal.aborted) {
      for (const message of batch) message.nak();
      return;
    }
    const { handle, logger, durable } = this.#options;
    const facts = batch.map(read);
    let dispositions: Disposition[];
    await failpoint('consumer.batch-arrived', durable.name);
    try {
      // A single fact continues the trace of its command; a batch has many and begins its own.
      dispositions = await runInTrace(facts.length === 1 ? facts[0]?.fact?.traceparent : undefined, () => handle(facts));
    } catch (error) {
      logger.error({ err: error, durable: durable.name, size: batch.length }, 'a batch of facts failed as a whole');
      dispositions = facts.map(({ redeliveries }) => ({ nakMs: nakDelayMs(redeliveries) }));
    }
    await failpoint('consumer.after-commit', durable.name);
    const areConfirmed = await settle(batch.map((message, index) => ({ message, disposition: dispositions[index] ?? { nakMs: RETRY_MS } })));
    await failpoint('consumer.acknowledged', durable.name);
    // They come again, and the inbox knows them.
    if (!areConfirmed) logger.warn({ durable: durable.name, size: batch.length }, 'acks were not confirmed');
  }

  async #readLag(consumer: Consumer): Promise<void> {
    const { durable, metrics } = this.#options;
    const { num_pending, num_ack_pending, delivered } = await consumer.info();
    this.#lag = num_pending + num_ack_pending;
    metrics.consumerLag.set({ stream: durable.stream, durable: durable.name }, this.#lag);
    // Both of one answer, so that what was delivered meanwhile counts once, and both of this noun alone: a stream has several.
    const [now, before] = [{ facts: delivered.consumer_seq + num_pending, atMs: performance.now() }, this.#arrived];
    this.#arrivalsPerSecond = before === undefined ? 0 : (now.facts - before.facts) * 1_000 / (now.atMs - before.atMs);
    this.#arrived = now;
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
  }
}

function read(message: JsMsg): DeliveredFact {
  const parsed = factEnvelope.safeParse(decodeJson(message.data));
  return {
    fact: parsed.success ? parsed.data : null,
    raw: message.data,
    redeliveries: message.info.deliveryCount - 1,
    streamSeq: message.seq,
  };
}

/** Whether the server has confirmed the acks; not, when the connection is lost on the way. */
async function settle(batch: readonly { readonly message: JsMsg; readonly disposition: Disposition }[]): Promise<boolean> {
  try {
    const acks: JsMsg[] = [];
    for (const { message, disposition } of batch) {
      if (disposition === 'ack') acks.push(message);
      else message.nak(disposition.nakMs);
    }
    const last = acks.pop();
    for (const message of acks) message.ack();
    return last === undefined || (await last.ackAck());
  } catch {
    return false;
  }
}
