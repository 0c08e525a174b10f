import { z } from 'zod';

/** What a post lets its holder do. One post has one role; a person may hold several posts. */
export const ROLES = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen', 'service'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const accountKind = z.enum(['officer', 'citizen', 'client', 'service']);
export type AccountKind = z.infer<typeof accountKind>;

/** A post as it stands in an access token: who may do what in which unit. */
export const actorPost = z.object({ unitId: z.uuid(), role });
export type ActorPost = z.infer<typeof actorPost>;

/** The claims of an access token beyond the registered ones (ARCHITECTURE.md §6). */
export const tokenClaims = z.object({
  sub: z.string().min(1),
  kind: accountKind,
  posts: z.array(actorPost),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** The originating person (or service), taken from a verified token and from nowhere else. */
export interface Actor {
  /** Account id; the value of `actor` in events and audit rows. */
  readonly accountId: string;
  readonly kind: AccountKind;
  readonly posts: readonly ActorPost[];
}

/** True when the actor holds the role in any unit. A citizen is one by the kind of account: no unit gives or takes it. */
export function hasRole(actor: Actor, wanted: Role): boolean {
  return (wanted === 'citizen' && actor.kind === 'citizen') || actor.posts.some((post) => post.role === wanted);
}
