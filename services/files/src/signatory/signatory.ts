import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { decide } from '@haicap/policy';
import type { Signatory } from '../signer/pdf-signer.js';

/** A post as the registry tells of it. */
export interface SignatoryPost {
  readonly unitId: string;
  readonly role: string;
  readonly title: string;
  readonly login: string;
}

/** The right to sign in the place of the chair of a unit. */
export interface SigningDelegation {
  readonly fromOfficerId: string;
  readonly unitId: string;
}

/** What the registry says of an officer and a unit on the day. */
export interface SignatoryFacts {
  readonly posts: readonly SignatoryPost[];
  readonly delegations: readonly SigningDelegation[];
  readonly unitName: string | undefined;
}

export interface WhoSigns {
  readonly signatory: Signatory;
  /** The chair in whose place a delegate signs. */
  readonly onBehalfOf: string | null;
}

/** Whether this person may sign for this unit: its chair, or somebody to whom the chair has delegated it. */
export function decideSignatory(actor: Actor, unitId: string, { posts, delegations, unitName }: SignatoryFacts): Result<WhoSigns, Refusal> {
  // A post counts when both say so: the token that was issued, and the registry today.
  const held = posts.filter((post) => actor.posts.some((one) => one.unitId === post.unitId && one.role === post.role));
  // Only with a post in the unit of the chair: whoever has left it signs for it no more, whatever was delegated.
  const handedOn = delegations.filter((one) => held.some((post) => post.unitId === one.unitId));
  const decided = decide({
    accountId: actor.accountId, isCitizen: false, posts: actor.posts.filter((post) => held.some((one) => one.unitId === post.unitId && one.role === post.role)),
    delegations: handedOn.map((one) => ({ fromAccountId: one.fromOfficerId, unitId: one.unitId, role: 'chair', actions: ['sign'] })),
  }, 'file', 'sign', { unitId });
  if (!decided.ok) return decided;
  const { onBehalfOf } = decided.value;
  const post = held.find((one) => one.unitId === unitId && (onBehalfOf !== null || one.role === 'chair'));
  if (post === undefined || unitName === undefined) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId }));
  const signatory: Signatory = { kind: 'officer', accountId: actor.accountId, login: post.login, title: post.title, unitId, unitName };
  return ok({ signatory, onBehalfOf });
}
