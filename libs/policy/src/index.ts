export { type Faced } from './ability.js';
export { actingIn, decide, isAllowed, mayEver, permit, whoMay, type WhoMay } from './decide.js';
export { permissionsOf, reachOf, type Permission, type Reach } from './permissions.js';
export { rightsOf, type Acting, type HeldDelegation, type Rights } from './rights.js';
export { grantsOf, RULES, type ActionOn, type Grant, type Place, type Subject } from './rules.js';
