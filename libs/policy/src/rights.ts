import type { Actor, ActorPost, Role } from '@haicap/contracts';

/** Who somebody is, as far as it decides: an account, its posts as the registry confirms them today, and what was delegated to it. */
export interface Rights {
  readonly accountId: string;
  readonly isCitizen: boolean;
  /** Somebody else's software: its posts stand for the work it is let in for, and no colleague writes to it. */
  readonly isProgram?: boolean;
  readonly posts: readonly ActorPost[];
  readonly delegations: readonly HeldDelegation[];
}

/** Somebody's power that this person may use in that person's place. */
export interface HeldDelegation {
  readonly fromAccountId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly actions: readonly string[];
}

/** The rights that a verified token alone gives, where no read copy of the registry confirms the posts. */
export const rightsOf = ({ accountId, kind, posts }: Actor): Rights => ({ accountId, isCitizen: kind === 'citizen', isProgram: kind === 'client', posts, delegations: [] });

/** The posts that count for some roles. A citizen is one by the kind of account: no post makes anybody one. */
export function postsOf({ posts }: Rights, roles: readonly Role[]): readonly ActorPost[] {
  return posts.filter(({ role }) => role !== 'citizen' && roles.includes(role));
}

/** In whose right somebody acts: the own, or that of the one who delegated it. */
export interface Acting {
  readonly onBehalfOf: string | null;
}
