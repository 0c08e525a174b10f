import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  draftFeeRule, endFeeRule, feeRuleChanged, publishFeeRule, refusal, reviseFeeRule, type Actor, type FeeRule, type Refusal, type RpcContract, type RpcRequest,
} from '@haicap/contracts';
import { err, formatOffsetTime, localDate, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys } from '@haicap/outbox';
import { permit } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { decide, draft, reachesFiled, type FeeRuleCommand, type FeeRuleContent } from './fee-rule.js';
import { FeeRuleStore } from './fee-rule.store.js';

type Outcome = Result<FeeRule, Refusal>;
type Standing = Omit<FeeRule, 'version' | 'updatedAt'>;

/** What is asked of a rule: a new one, or a command on one that was seen in a version. */
interface Asked {
  readonly contract: RpcContract;
  readonly request: object;
  readonly action: string;
  readonly on?: { readonly ruleId: string; readonly expectedVersion: number };
  readonly decide: (rule: FeeRule | null) => Result<Standing, Refusal>;
}

/** The rules of a province are its administrator's. Each change is a version of its own with its event and audit row. */
@Injectable()
export class ChangeFeeRule {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly rules: FeeRuleStore,
    private readonly installation: Installation,
  ) {}

  draft(request: RpcRequest<typeof draftFeeRule>, actor: Actor, key: string): Promise<Outcome> {
    const ruleId = this.installation.ids.next();
    return this.#run({ contract: draftFeeRule, request, action: 'draft', decide: () => draft(ruleId, request) }, actor, key);
  }

  revise(request: RpcRequest<typeof reviseFeeRule>, actor: Actor, key: string): Promise<Outcome> {
    const { ruleId: _ruleId, expectedVersion: _expectedVersion, ...content } = request;
    return this.#change(reviseFeeRule, request, { action: 'revise', content }, actor, key);
  }

  publish(request: RpcRequest<typeof publishFeeRule>, actor: Actor, key: string): Promise<Outcome> {
    return this.#change(publishFeeRule, request, { action: 'publish' }, actor, key);
  }

  end(request: RpcRequest<typeof endFeeRule>, actor: Actor, key: string): Promise<Outcome> {
    return this.#change(endFeeRule, request, { action: 'end', validTo: localDate(request.validTo) }, actor, key);
  }

  /** Writes drafts that a release brings along, each once: whoever has changed one keeps it as it is. Returns how many were new. */
  async bring(drafts: readonly { readonly ruleId: string; readonly content: FeeRuleContent }[], actor: string): Promise<number> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      let written = 0;
      for (const { ruleId, content } of drafts) {
        const standing = draft(ruleId, content);
        if (!standing.ok) throw new Error(`the draft ${ruleId} contradicts itself`);
        if (await this.rules.latest(tx, ruleId)) continue;
        const rule = { ...standing.value, version: 1, updatedAt: formatOffsetTime(this.installation.clock.now()) };
        await this.rules.save(tx, rule);
        await this.#follow(tx, rule, 'draft', actor);
        written += 1;
      }
      return written;
    }, { actor });
  }

  #change(contract: RpcContract, request: { readonly ruleId: string; readonly expectedVersion: number }, command: FeeRuleCommand, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({
      contract, request, action: command.action, on: request,
      decide: (rule) => (rule ? decide(rule, command) : err(refusal('FEE_RULE_NOT_FOUND', { ruleId: request.ruleId }))),
    }, actor, key);
  }

  async #run(asked: Asked, actor: Actor, key: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    // The token said so; the registry has to confirm it today.
    const allowed = permit(rights, 'fee-rule', 'edit');
    if (!allowed.ok) return allowed;
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#write(tx, asked, actor.accountId, key), { actor: actor.accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #write(tx: EntityManager, asked: Asked, accountId: string, key: string): Promise<Outcome> {
    const claim = { account: accountId, route: asked.contract.subject, key, bodyHash: bodyHash(asked.request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return this.#asOf(tx, usable.value.answer);

    const decided = await this.#decide(tx, asked);
    if (!decided.ok) return decided;
    const rule = decided.value;
    if (!(await this.rules.save(tx, rule))) return err(refusal('FEE_RULE_STALE'));
    await this.#follow(tx, rule, asked.action, accountId);
    await storeKeys(tx, [{ ...claim, aggregateId: rule.ruleId, version: rule.version, status: asked.on ? 200 : 201 }]);
    return ok(rule);
  }

  async #decide(tx: EntityManager, asked: Asked): Promise<Outcome> {
    const before = asked.on ? await this.rules.latest(tx, asked.on.ruleId) : null;
    if (before && before.version !== asked.on?.expectedVersion) return err(refusal('FEE_RULE_STALE', { currentVersion: before.version }));
    const decided = asked.decide(before);
    if (!decided.ok) return decided;
    return ok({ ...decided.value, version: (before?.version ?? 0) + 1, updatedAt: formatOffsetTime(this.installation.clock.now()) });
  }

  async #follow(tx: EntityManager, rule: FeeRule, action: string, actor: string): Promise<void> {
    if (reachesFiled(rule)) await this.rules.makePayable(tx, rule, this.installation.clock.now());
    const { version, ...data } = rule;
    const { clock, ids } = this.installation;
    const audit = { action, objectType: 'fee-rule', detail: { state: data.state } };
    await appendEvents(tx, [newEvent({ contract: feeRuleChanged, aggregateId: data.ruleId, version, data, audit })], { actor, clock, ids });
  }

  async #asOf(tx: EntityManager, { aggregateId, version }: { readonly aggregateId: string; readonly version: number }): Promise<Outcome> {
    const rule = await this.rules.version(tx, aggregateId, version);
    return rule ? ok(rule) : err(refusal('FEE_RULE_NOT_FOUND'));
  }
}
