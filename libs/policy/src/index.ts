export { type Faced } from './ability.js';
export { actingIn, decide, isAllowed, mayEver, permit, reachOf, whoMay, type Reach, type WhoMay } from './decide.js';
export { throughLineage, type Lineage } from './lineage.js';
export { permissionsOf, type DatedRights, type Period, type Permission } from './permissions.js';
export { rightsOf, type Acting, type HeldDelegation, type ProgramRights, type Rights } from './rights.js';
export { ruleTable } from './rule-table.js';
export { grantsOf, RULES, type ActionOn, type Grant, type Place, type Subject } from './rules.js';
