import type { ActorPost } from '@haicap/contracts';
import type { OwnAccount } from './session-keeper.js';

/** Whether somebody holds the role in any unit: what the pages offer. What may be done, the services decide. */
export const hasRole = ({ posts }: OwnAccount, role: ActorPost['role']): boolean => posts.some((post) => post.role === role);

/** Who looks after accounts and programs. */
export const administers = (account: OwnAccount): boolean => hasRole(account, 'province-admin');
/** Who may see how they stand. */
export const seesAccess = (account: OwnAccount): boolean => administers(account) || hasRole(account, 'auditor');
