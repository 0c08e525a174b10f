import { hintSubject, streamName } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import { DeliverPolicy, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';

const RETRY_MS = 500;
/** How long a consumer is kept for the next reader. The server forgets one that was left only a while later. */
const LINGER_MS = 30_000;
const FORGOTTEN_AFTER_MS = 60_000;
/** Facts about dossiers, and what became of commands that were kept for later: nobody follows one of these by its id, so that is for listeners. */
const SUBJECTS = /^fact\.dossier\.(dossier|deferred-command)\./;

/** Whoever follows all dossiers: told of each fact about one, or about a command kept for one, as it came, and that some may have been missed. */
export interface FeedListener {
  readonly onFact: (fact: unknown) => void;
  readonly onGap: () => void;
}

/**
 * One ordered consumer per replica, as a wake-up only: it says that something happened to a dossier, and whoever follows
 * that dossier reads from the owner what it was. So a lost message costs nothing but time: after every new start of the
 * consumer, everybody is woken. While nobody follows a dossier there is no consumer: half a million facts of a load would
 * else travel to every gateway for nothing.
 */
export class TimelineFeed {
  private readonly followers = new Map<string, Set<() => void>>();
  private readonly listeners = new Set<FeedListener>();
  private readonly detach: (() => void)[] = [];
  private messages: ConsumerMessages | undefined;
  private isStopped = false;
  /** Settled as soon as there may be somebody to follow for. */
  private wanted = Promise.withResolvers<void>();
  private loop: Promise<void> | undefined;

  private leaving: NodeJS.Timeout | undefined;

  constructor(private readonly bus: Bus, private readonly logger: Logger, private readonly lingerMs = LINGER_MS) {}

  start(): void {
    // A stream that was made anew counts from one again; a consumer that goes on at its old place would stay silent.
    this.detach.push(this.bus.onHint(hintSubject.repaired(), () => this.restart()), this.bus.onReconnect(() => this.restart()));
    this.loop = this.follow();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const end of this.detach) end();
    clearTimeout(this.leaving);
    this.wanted.resolve();
    this.restart();
    await this.loop;
  }

  /** Calls `wake` whenever something may have happened to the dossier; returns what ends it. */
  subscribe(dossierId: string, wake: () => void): () => void {
    const followers = this.followers.get(dossierId) ?? new Set();
    followers.add(wake);
    this.followers.set(dossierId, followers);
    this.come();
    return () => {
      followers.delete(wake);
      if (followers.size === 0) this.followers.delete(dossierId);
      this.go();
    };
  }

  /** Tells of every fact about a dossier or a command kept for one; returns what ends it. */
  listen(listener: FeedListener): () => void {
    this.listeners.add(listener);
    this.come();
    return () => {
      this.listeners.delete(listener);
      this.go();
    };
  }

  /** Whether facts reach this replica now: what happens from here on will be told, or a gap will. */
  get isFollowing(): boolean {
    return this.messages !== undefined;
  }

  private get isWanted(): boolean {
    return this.followers.size > 0 || this.listeners.size > 0;
  }

  private come(): void {
    clearTimeout(this.leaving);
    this.wanted.resolve();
  }

  private go(): void {
    if (this.isWanted) return;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.restart(), this.lingerMs);
  }

  private async follow(): Promise<void> {
    while (!this.isStopped) {
      if (!this.isWanted) {
        this.wanted = Promise.withResolvers();
        await this.wanted.promise;
        continue;
      }
      try {
        const consumer = await this.bus.facts.consumers.get(streamName('dossier'), { deliver_policy: DeliverPolicy.New, inactive_threshold: FORGOTTEN_AFTER_MS });
        this.messages = await consumer.consume({ abort_on_missing_resource: true });
        this.wakeAll();
        // The end may have been asked for while the consumer was being made, or the last reader may have gone.
        if (this.isStopped || !this.isWanted) this.messages.stop();
        for await (const message of this.messages) this.deliver(message);
      } catch (error) {
        this.logger.debug({ err: error }, 'the stream of dossiers cannot be followed yet');
      }
      this.messages = undefined;
      if (!this.isStopped && this.isWanted) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private deliver(message: JsMsg): void {
    if (!this.isWanted || !SUBJECTS.test(message.subject)) return;
    const fact = message.json<{ subject?: unknown; data?: { historic?: unknown } }>();
    // What was loaded from an earlier system happened long ago: nobody is woken for it.
    if (typeof fact.subject !== 'string' || fact.data?.historic === true) return;
    for (const wake of this.followers.get(fact.subject) ?? []) wake();
    for (const { onFact } of this.listeners) onFact(fact);
  }

  private wakeAll(): void {
    for (const followers of this.followers.values()) {
      for (const wake of followers) wake();
    }
    for (const { onGap } of this.listeners) onGap();
  }

  private restart(): void {
    this.messages?.stop();
  }
}
