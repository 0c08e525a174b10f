import { refusal, type FeeRule, type Refusal } from '@haicap/contracts';
import { err, ok, type LocalDate, type Result } from '@haicap/kernel';

/** What a rule says, apart from who it is and where it stands. */
export type FeeRuleContent = Omit<FeeRule, 'ruleId' | 'version' | 'state' | 'updatedAt'>;

export type FeeRuleCommand =
  | { readonly action: 'revise'; readonly content: FeeRuleContent }
  | { readonly action: 'publish' }
  | { readonly action: 'end'; readonly validTo: LocalDate };

type Standing = Omit<FeeRule, 'version' | 'updatedAt'>;

/** A draft may lack its figure; days that contradict each other are refused at once. */
export function draft(ruleId: string, content: FeeRuleContent): Result<Standing, Refusal> {
  return checkDays({ ...content, ruleId, state: 'draft' });
}

/** What a command makes of a rule. What is published holds as it stands; only its last day may still be set. */
export function decide(rule: FeeRule, command: FeeRuleCommand): Result<Standing, Refusal> {
  const { version: _version, updatedAt: _updatedAt, ...standing } = rule;
  switch (command.action) {
    case 'revise':
      return rule.state === 'draft' ? draft(rule.ruleId, command.content) : err(forbidden(rule));
    case 'publish':
      if (rule.state !== 'draft') return err(forbidden(rule));
      return standing.effect === null ? err(refusal('FEE_RULE_INCOMPLETE', { missing: ['effect'] })) : checkDays({ ...standing, state: 'published' });
    case 'end':
      return rule.state === 'published' ? checkDays({ ...standing, state: 'ended', validTo: command.validTo }) : err(forbidden(rule));
  }
}

/** Whether a rule that is published now may put a fee on what was filed as free: only one that names a procedure or a field can. */
export function reachesFiled({ state, effect, scope }: Standing): boolean {
  return state === 'published' && effect?.type === 'price' && effect.fee.price.type !== 'free' && scope.procedureCodes.length + scope.fields.length > 0;
}

function checkDays(standing: Standing): Result<Standing, Refusal> {
  const { validFrom, validTo } = standing;
  return validTo !== null && validTo < validFrom ? err(refusal('FEE_RULE_INCOMPLETE', { wrong: ['validTo'], validFrom, validTo })) : ok(standing);
}

const ACTIONS: Readonly<Record<FeeRule['state'], readonly FeeRuleCommand['action'][]>> = { draft: ['revise', 'publish'], published: ['end'], ended: [] };

function forbidden({ state }: FeeRule): Refusal {
  return refusal('FEE_RULE_STATE_FORBIDS', { state, allowedActions: ACTIONS[state] });
}
