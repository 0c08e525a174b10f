import { DELEGATION_DAYS_MAX, refusal, type Actor, type Delegation, type FactData, type Refusal, type delegationGranted } from '@haicap/contracts';
import { daysBetween, err, localDate, ok, type LocalDate, type Result } from '@haicap/kernel';
import { decide, reachOf, rightsOf, RULES } from '@haicap/policy';

interface Wish {
  readonly toOfficerId: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A chair hands on what the own unit's posts allow; the token says the posts, the table confirms them. */
export function chairScope(actor: Actor, unitId: string): Result<{ readonly kind: 'units'; readonly unitIds: readonly string[] }, Refusal> {
  const decided = decide(rightsOf(actor), 'delegation', 'command', { unitId });
  return decided.ok ? ok({ kind: 'units', unitIds: [unitId] }) : decided;
}

/** The units in which somebody is the chair. */
export function unitsOfChair(actor: Actor): Result<readonly string[], Refusal> {
  const reach = reachOf(rightsOf(actor), RULES.delegation.command);
  return reach.kind === 'units' ? ok(reach.unitIds) : err(refusal('FORBIDDEN', { roles: ['chair'] }));
}

/** To somebody else, from today on at the earliest, in order, and not for longer than is named. */
export function checkDelegation({ toOfficerId, validFrom, validTo }: Wish, actor: Actor, today: LocalDate): Result<null, Refusal> {
  const invalid = (reason: string) => err(refusal('DELEGATION_INVALID', { reason, daysMax: DELEGATION_DAYS_MAX }));
  if (toOfficerId === actor.accountId) return invalid('own-account');
  if (validFrom < today) return invalid('begins-in-the-past');
  const days = daysBetween(localDate(validFrom), localDate(validTo)) + 1;
  if (days < 1) return invalid('ends-before-it-begins');
  return days <= DELEGATION_DAYS_MAX ? ok(null) : invalid('too-long');
}

/** What a fact says of a delegation. */
export function toFact({ delegationId, fromOfficerId, unitId, role, toOfficerId, actions, validFrom, validTo, basis }: Delegation): FactData<typeof delegationGranted> {
  return { delegationId, fromOfficerId, unitId, role, toOfficerId, actions, validFrom, validTo, basis };
}
