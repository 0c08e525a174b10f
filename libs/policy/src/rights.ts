import type { Actor, ActorPost, ClientScope, Role } from '@haicap/contracts';
import type { Grant } from './rules.js';

/** Who somebody is, as far as it decides: an account, its posts as the registry confirms them today, and what was delegated to it. */
export interface Rights {
  readonly accountId: string;
  readonly isCitizen: boolean;
  /** Of somebody else's software: what it is let in for, and in which units. It holds no post and nothing is delegated to it. */
  readonly program?: ProgramRights;
  readonly posts: readonly ActorPost[];
  readonly delegations: readonly HeldDelegation[];
}

export interface ProgramRights {
  readonly scopes: readonly ClientScope[];
  readonly unitIds: readonly string[];
}

/** Somebody's power that this person may use in that person's place. */
export interface HeldDelegation {
  readonly fromAccountId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly actions: readonly string[];
}

/** The rights that a verified token alone gives, where no read copy of the registry confirms the posts. */
export function rightsOf({ accountId, kind, posts, scopes = [], unitIds = [] }: Actor): Rights {
  if (kind === 'client') return { accountId, isCitizen: false, posts: [], program: { scopes, unitIds }, delegations: [] };
  return { accountId, isCitizen: kind === 'citizen', posts, delegations: [] };
}

/** The posts that count for some roles. A citizen is one by the kind of account: no post makes anybody one. */
export function postsOf({ posts }: Rights, roles: readonly Role[]): readonly ActorPost[] {
  return posts.filter(({ role }) => role !== 'citizen' && roles.includes(role));
}

/** The units in which a row of the table counts for somebody: by a post of its roles, or by a scope of a program. */
export function unitsHeld(rights: Rights, { roles, scopes = [] }: Pick<Grant, 'roles' | 'scopes'>): readonly string[] {
  const { program } = rights;
  const letIn = program !== undefined && scopes.some((scope) => program.scopes.includes(scope)) ? program.unitIds : [];
  return [...new Set([...postsOf(rights, roles).map(({ unitId }) => unitId), ...letIn])];
}

/** In whose right somebody acts: the own, or that of the one who delegated it. */
export interface Acting {
  readonly onBehalfOf: string | null;
}
