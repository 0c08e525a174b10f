import { hintSubject, listAccountAccess, PAGE_LIMIT_MAX, stillCounts } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { RpcClient, type Bus } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import { Follower } from '../live/follower.js';

/** A hint may be lost; then an end is noticed so much later, which is well within the 30 seconds it may take. */
const POLL_MS = 10_000;
/** Beyond it the gateway says that it does not know any more what counts. */
const KNOWN_FOR_MS = 30_000;
const FIRST_LOOK_MAX_MS = 5_000;
const LOOK_AGAIN_MS = 50;
const PAGES_MAX = 500;
const TOKEN_SECOND_MS = 1_000;

interface Ended {
  readonly locked: boolean;
  readonly notBeforeMs: number | null;
  /** A token of before carries posts that are no longer right. */
  readonly postsNotBeforeMs: number | null;
}

export interface AccountWatchParts {
  readonly bus: Bus;
  readonly rpc: RpcClient;
  /** By which the gateway speaks for itself. */
  readonly serviceToken: () => Promise<string>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What counts no more of what accounts hold: locks, sessions that were ended, programs that were withdrawn. Identity is asked at the
 * start, after every change it hints at, and every ten seconds; so a lost hint, a repaired bus or a new start costs no more than that.
 */
export class AccountWatch {
  private ended: ReadonlyMap<string, Ended> | undefined;
  private knownAtMs = Number.NEGATIVE_INFINITY;
  private startedAtMs = performance.now();
  private readonly follower: Follower;
  private readonly detach: (() => void)[] = [];
  private poll: NodeJS.Timeout | undefined;

  constructor(private readonly parts: AccountWatchParts) {
    this.follower = new Follower(() => this.read(), (error) => this.parts.logger.error({ err: error }, 'what accounts hold cannot be read'));
  }

  start(): void {
    this.startedAtMs = performance.now();
    const { bus } = this.parts;
    const wake = () => this.follower.wake();
    this.detach.push(bus.onHint(hintSubject.outbox('identity'), wake), bus.onReconnect(wake));
    this.poll = setInterval(wake, POLL_MS);
    wake();
  }

  stop(): void {
    for (const end of this.detach) end();
    clearInterval(this.poll);
    this.follower.stop();
  }

  /** Whether identity has answered lately. */
  get isFresh(): boolean {
    return performance.now() - this.knownAtMs < KNOWN_FOR_MS;
  }

  /** True once it is known what counts; a gateway that has just started waits a moment for the first answer. */
  async isKnown(): Promise<boolean> {
    while (this.ended === undefined && performance.now() - this.startedAtMs < FIRST_LOOK_MAX_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    return this.ended !== undefined;
  }

  /** Whether something of an account that began at that second counts. */
  counts(accountId: string, beganAtS: number): boolean {
    const ended = this.ended?.get(accountId);
    return ended === undefined || stillCounts(ended, beganAtS);
  }

  /**
   * Whether a token that was issued at that second carries the posts of today. Identity names an instant a little ahead, and tokens name
   * whole seconds: until a new one can be right, the one before is not refused.
   */
  isCurrent(accountId: string, issuedAtS: number): boolean {
    const changedAtMs = this.ended?.get(accountId)?.postsNotBeforeMs ?? null;
    return changedAtMs === null || issuedAtS * 1_000 >= changedAtMs || this.parts.clock.now().getTime() < changedAtMs + TOKEN_SECOND_MS;
  }

  private async read(): Promise<void> {
    const found = new Map<string, Ended>();
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const reply = await this.parts.rpc.call(listAccountAccess, { limit: PAGE_LIMIT_MAX, cursor }, { token: await this.parts.serviceToken() });
      if (!reply.ok) {
        this.parts.logger.debug({ code: reply.error.code }, 'identity does not say what counts; the last answer holds');
        return;
      }
      for (const { accountId, locked, tokensNotBefore, postsNotBefore } of reply.value.items) {
        found.set(accountId, { locked, notBeforeMs: msOf(tokensNotBefore), postsNotBeforeMs: msOf(postsNotBefore) });
      }
      cursor = reply.value.nextCursor;
      if (cursor === undefined) {
        [this.ended, this.knownAtMs] = [found, performance.now()];
        return;
      }
    }
    // Half an answer would let in whoever stands in the other half.
    this.parts.logger.error({ accounts: found.size }, 'identity has ended more than can be read; the last answer holds');
  }
}

const msOf = (time: string | null | undefined) => (time === null || time === undefined ? null : Date.parse(time));
