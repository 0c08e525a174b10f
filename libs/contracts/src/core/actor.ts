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

/** What a program may be let in for. A contract names the scopes that open it; in which units is the program's own. */
export const CLIENT_SCOPES = ['dossier:read', 'dossier:write', 'webhook:manage', 'export:read'] as const;
export const clientScope = z.enum(CLIENT_SCOPES);
export type ClientScope = z.infer<typeof clientScope>;

/** The claims of an access token beyond the registered ones (ARCHITECTURE.md §6). */
export const tokenClaims = z.object({
  sub: z.string().min(1),
  kind: accountKind,
  posts: z.array(actorPost),
  /** Of a program alone: what it may do, and in which units. */
  scopes: z.array(clientScope).optional(),
  unitIds: z.array(z.uuid()).optional(),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** The originating person (or service), taken from a verified token and from nowhere else. */
export interface Actor {
  /** Account id; the value of `actor` in events and audit rows. */
  readonly accountId: string;
  readonly kind: AccountKind;
  readonly posts: readonly ActorPost[];
  /** Of a program alone. */
  readonly scopes?: readonly ClientScope[];
  readonly unitIds?: readonly string[];
}

/** True when the actor holds the role in any unit. A citizen is one by the kind of account: no unit gives or takes it. */
export function hasRole(actor: Actor, wanted: Role): boolean {
  return (wanted === 'citizen' && actor.kind === 'citizen') || actor.posts.some((post) => post.role === wanted);
}

/** True for a program with the scope. A person has none, whatever the token says. */
export function hasScope(actor: Actor, wanted: ClientScope): boolean {
  return actor.kind === 'client' && (actor.scopes ?? []).includes(wanted);
}

/** Whether one of the roles or scopes that open something is the actor's. A service's token opens only what names `service`. */
export function isOpenTo(actor: Actor, access: readonly (Role | ClientScope)[]): boolean {
  if (actor.kind === 'service') return access.includes('service');
  if (actor.kind === 'client') return CLIENT_SCOPES.some((scope) => access.includes(scope) && hasScope(actor, scope));
  return ROLES.some((name) => name !== 'service' && access.includes(name) && hasRole(actor, name));
}
