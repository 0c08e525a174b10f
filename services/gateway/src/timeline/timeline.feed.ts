import { hintSubject, streamName } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import { DeliverPolicy, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';

const RETRY_MS = 500;
/** How long a consumer is kept for the next reader. The server forgets one that was left only a while later. */
const LINGER_MS = 30_000;
const FORGOTTEN_AFTER_MS = 60_000;
const SUBJECTS = 'fact.dossier.dossier.';

/**
 * One ordered consumer per replica, as a wake-up only: it says that something happened to a dossier, and whoever follows
 * that dossier reads from the owner what it was. So a lost message costs nothing but time: after every new start of the
 * consumer, everybody is woken. While nobody follows a dossier there is no consumer: half a million facts of a load would
 * else travel to every gateway for nothing.
 */
export class TimelineFeed {
  private readonly followers = new Map<string, Set<() => void>>();
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
    clearTimeout(this.leaving);
    this.wanted.resolve();
    return () => {
      followers.delete(wake);
      if (followers.size === 0) this.followers.delete(dossierId);
      if (this.followers.size > 0) return;
      clearTimeout(this.leaving);
      this.leaving = setTimeout(() => this.restart(), this.lingerMs);
    };
  }

  private async follow(): Promise<void> {
    while (!this.isStopped) {
      if (this.followers.size === 0) {
        this.wanted = Promise.withResolvers();
        await this.wanted.promise;
        continue;
      }
      try {
        const consumer = await this.bus.facts.consumers.get(streamName('dossier'), { deliver_policy: DeliverPolicy.New, inactive_threshold: FORGOTTEN_AFTER_MS });
        this.messages = await consumer.consume({ abort_on_missing_resource: true });
        this.wakeAll();
        // The end may have been asked for while the consumer was being made, or the last reader may have gone.
        if (this.isStopped || this.followers.size === 0) this.messages.stop();
        for await (const message of this.messages) this.deliver(message);
      } catch (error) {
        this.logger.debug({ err: error }, 'the stream of dossiers cannot be followed yet');
      }
      this.messages = undefined;
      if (!this.isStopped && this.followers.size > 0) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private deliver(message: JsMsg): void {
    if (this.followers.size === 0 || !message.subject.startsWith(SUBJECTS)) return;
    const { subject, data } = message.json<{ subject?: unknown; data?: { historic?: unknown } }>();
    // What was loaded from an earlier system happened long ago: nobody is woken for it.
    if (typeof subject !== 'string' || data?.historic === true) return;
    for (const wake of this.followers.get(subject) ?? []) wake();
  }

  private wakeAll(): void {
    for (const followers of this.followers.values()) {
      for (const wake of followers) wake();
    }
  }

  private restart(): void {
    this.messages?.stop();
  }
}
