import type { DeadlinePolicy } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { DeadlinePolicyStore } from './deadline-policy.store.js';

// A rule that was just set is known to every process within this time.
const TRUST_MS = 10_000;

/** The province's rules of a day. They are few and change rarely, so they are remembered for a moment. */
@Injectable()
export class FindDeadlinePolicy {
  #remembered: { readonly policies: readonly DeadlinePolicy[]; readonly fromMs: number } | undefined;

  constructor(
    private readonly policies: DeadlinePolicyStore,
    private readonly installation: Installation,
  ) {}

  async on(tx: EntityManager, day: LocalDate): Promise<DeadlinePolicy> {
    const policies = await this.#all(tx);
    const policy = policies.find(({ validFrom }) => validFrom <= day) ?? policies.at(-1);
    if (!policy) throw new Error('there is no rule about deadlines');
    return policy;
  }

  /** What was remembered is asked for again. */
  forget(): void {
    this.#remembered = undefined;
  }

  async #all(tx: EntityManager): Promise<readonly DeadlinePolicy[]> {
    const nowMs = this.installation.clock.now().getTime();
    // A clock that was set back makes what it remembers as old as one that went on.
    if (this.#remembered && Math.abs(nowMs - this.#remembered.fromMs) < TRUST_MS) return this.#remembered.policies;
    const policies = await this.policies.all(tx);
    this.#remembered = { policies, fromMs: nowMs };
    return policies;
  }
}
