import { refusal, setDeadlinePolicy, type Actor, type DeadlinePolicy, type Refusal, type RpcRequest } from '@haicap/contracts';
import { addDays, err, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys } from '@haicap/outbox';
import { permit } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { DeadlinePolicyStore } from './deadline-policy.store.js';
import { FindDeadlinePolicy } from './find-deadline-policy.js';

type Request = RpcRequest<typeof setDeadlinePolicy>;

// A policy has no events of its own, so a key leads to the same object as every other one of this route.
const POLICY_ID = '00000000-0000-5000-8000-00000000dea1';

/** Sets the province's rules about deadlines from a day on: today or later, because promises of the past stay as they are. */
@Injectable()
export class SetDeadlinePolicy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly policies: DeadlinePolicyStore,
    private readonly find: FindDeadlinePolicy,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<DeadlinePolicy, Refusal>> {
    const rights = await this.findRights.of(actor);
    const allowed = permit(rights, 'deadline-policy', 'edit');
    if (!allowed.ok) return allowed;
    const today = localDateOf(this.installation.clock.now());
    if (request.validFrom < today) return err(refusal('DEADLINE_POLICY_INVALID', { validFrom: request.validFrom, today }));
    const policy = { ...request, warnBeforeMinutes: [...new Set(request.warnBeforeMinutes)].toSorted((a, b) => b - a) };
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#set(tx, policy, actor, { today, key: idempotencyKey }), { actor: actor.accountId });
  }

  async #set(tx: EntityManager, policy: Request, actor: Actor, { today, key }: { readonly today: LocalDate; readonly key: string }): Promise<Result<DeadlinePolicy, Refusal>> {
    const claim = { account: actor.accountId, route: setDeadlinePolicy.subject, key, bodyHash: bodyHash(policy) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    // The same body says what was answered.
    if (usable.value.state === 'replay') return ok(policy);
    const before = (await this.policies.all(tx)).find(({ validFrom }) => validFrom <= policy.validFrom) ?? null;
    const possible = checkCounting(before, policy, today);
    if (!possible.ok) return possible;
    await this.policies.save(tx, policy);
    this.find.forget();
    const detail = { before: before && { ...before }, after: { ...policy } };
    await appendAudit(tx, [{ action: 'set', objectType: 'deadline-policy', objectId: POLICY_ID, detail }], { actor: actor.accountId, clock: this.installation.clock });
    await storeKeys(tx, [{ ...claim, aggregateId: POLICY_ID, version: 1, status: 200 }]);
    return ok(policy);
  }
}

/** A recalculation counts by the rules of the day a dossier was received on, so what was promised earlier today must go on following from them. */
function checkCounting(before: DeadlinePolicy | null, { validFrom, calendarDaysSkipHolidays }: Request, today: LocalDate): Result<null, Refusal> {
  if (validFrom > today || before === null || before.calendarDaysSkipHolidays === calendarDaysSkipHolidays) return ok(null);
  return err(refusal('DEADLINE_POLICY_INVALID', { field: 'calendarDaysSkipHolidays', validFrom, today, earliest: addDays(today, 1) }));
}
