import type { ActorPost } from '@haicap/contracts';
import type { OwnAccount } from './session-keeper.js';

/** Whether somebody holds the role in any unit: what the pages offer. What may be done, the services decide. */
export const hasRole = ({ posts }: OwnAccount, role: ActorPost['role']): boolean => posts.some((post) => post.role === role);

/** Who looks after accounts and programs. */
export const administers = (account: OwnAccount): boolean => hasRole(account, 'province-admin');
/** Who may see how they stand. */
export const seesAccess = (account: OwnAccount): boolean => administers(account) || hasRole(account, 'auditor');
/** Who receives at a desk, and where. */
export const deskUnits = ({ posts }: OwnAccount): string[] => posts.filter(({ role }) => role === 'one-stop-officer').map(({ unitId }) => unitId);
export const receives = (account: OwnAccount): boolean => hasRole(account, 'one-stop-officer');
/** Who reads dossiers of an office. */
export const readsDossiers = ({ kind, posts }: OwnAccount): boolean => kind !== 'citizen' && posts.length > 0;
/** Who may read how the province has set things up: procedures, templates, rules. Only an administrator changes them. */
export const seesSettings = (account: OwnAccount): boolean => seesAccess(account) || hasRole(account, 'province-leader');
/** Where somebody decides dossiers, and whether anywhere. */
export const caseUnits = ({ posts }: OwnAccount): string[] => [...new Set(posts.filter(({ role }) => role === 'specialist' || role === 'chair').map(({ unitId }) => unitId))];
export const resolves = (account: OwnAccount): boolean => caseUnits(account).length > 0;
/** Which units somebody leads. */
export const chairUnits = ({ posts }: OwnAccount): string[] => posts.filter(({ role }) => role === 'chair').map(({ unitId }) => unitId);
export const leads = (account: OwnAccount): boolean => hasRole(account, 'chair');
/** Who leads the province or looks after it: the pages of the whole province. */
export const leadsProvince = (account: OwnAccount): boolean => seesSettings(account);
