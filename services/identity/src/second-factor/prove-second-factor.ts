import { normalizeCrockford, type Clock } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { FindAccount } from '../account/find-account.js';
import { isNeeded, judge, type Outcome, type Proof, type SecondFactorPolicy } from './second-factor.js';
import type { SecondFactorStore } from './second-factor.store.js';
import { newRecoveryCodes, stepOf } from './totp.js';

const CODE = /^\d{6}$/;

interface Parts {
  readonly dataSource: DataSource;
  readonly accounts: FindAccount;
  readonly store: SecondFactorStore;
  readonly policy: SecondFactorPolicy;
  /** Phones live in the real time, whatever time a trial has. */
  readonly machineClock: Clock;
  readonly clock: Clock;
}

/** What an account has to show beside its first factor: nothing, a code, or first of all a new secret. */
export type Need = { readonly kind: 'nothing' } | { readonly kind: 'code' | 'enrolment'; readonly login: string };

/** The second factor at a sign-in: who needs one, how it is set up, and whether a code lets in. */
export class ProveSecondFactor {
  constructor(private readonly parts: Parts) {}

  async needOf(accountId: string): Promise<Need> {
    const account = await this.parts.accounts.byId(accountId);
    if (!account || !isNeeded(this.parts.policy, account)) return { kind: 'nothing' };
    const enrolled = await this.inTransaction((tx) => this.parts.store.isEnrolled(tx, accountId));
    return { kind: enrolled ? 'code' : 'enrolment', login: account.login };
  }

  /** Sets the factor up once its holder has shown a code of it; the recovery codes are answered this only time. */
  async enrol(accountId: string, secret: string, typed: string): Promise<{ readonly recoveryCodes: readonly string[] } | undefined> {
    const step = this.stepOf(secret, typed);
    if (step === null) return undefined;
    const recoveryCodes = newRecoveryCodes();
    return this.inTransaction(async (tx) => {
      const plain = recoveryCodes.map((code) => code.replaceAll('-', ''));
      if (!(await this.parts.store.insert(tx, { accountId, secret, step, recoveryCodes: plain, at: this.parts.machineClock.now() }))) return undefined;
      await this.audit(tx, accountId, 'enrol-second-factor');
      return { recoveryCodes };
    });
  }

  /** Judges a code of the phone, or a recovery code. Wrong ones and the block they lead to stay known. */
  async prove(accountId: string, typed: string): Promise<Outcome> {
    return this.inTransaction(async (tx) => {
      const { store, machineClock } = this.parts;
      const factor = await store.findForChange(tx, accountId);
      if (!factor) return 'wrong';
      const now = machineClock.now();
      const recovery = await this.recoveryOf(tx, accountId, typed);
      const { outcome, state } = judge(factor.state, recovery ? { kind: 'recovery' } : this.proofOf(factor.secret, typed), now);
      if (outcome === 'accepted') await recovery?.use(now);
      await store.saveState(tx, accountId, state);
      await this.audit(tx, accountId, outcome === 'accepted' ? 'prove-second-factor' : 'refuse-second-factor', { outcome, recovery: recovery !== undefined });
      return outcome;
    });
  }

  private proofOf(secret: string, typed: string): Proof {
    const step = this.stepOf(secret, typed);
    return step === null ? { kind: 'nothing' } : { kind: 'code', step };
  }

  private stepOf(secret: string, typed: string): number | null {
    const code = typed.replace(/\s/g, '');
    return CODE.test(code) ? stepOf(secret, code, this.parts.machineClock.now()) : null;
  }

  private async recoveryOf(tx: EntityManager, accountId: string, typed: string) {
    const code = normalizeCrockford(typed);
    return code.ok ? this.parts.store.findRecoveryCode(tx, accountId, code.value) : undefined;
  }

  private audit(tx: EntityManager, accountId: string, action: string, detail: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return appendAudit(tx, [{ action, objectType: 'account', objectId: accountId, detail }], { actor: accountId, clock: this.parts.clock });
  }

  private inTransaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.parts.dataSource, { kind: 'installation' }, work);
  }
}
