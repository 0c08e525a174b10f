import { delegableAction, type PermissionRule } from '@haicap/contracts';
import { DELEGABLE } from './ability.js';
import { RULES, type Grant, type Subject } from './rules.js';

const HANDED_ON: ReadonlySet<string> = new Set(delegableAction.options);

/** The table that decides, line by line, for whoever wants to know who may do what. Example: `ruleTable().filter(({ action }) => action === 'approve')`. */
export function ruleTable(): PermissionRule[] {
  return Object.entries(RULES).flatMap(([subject, actions]) => Object.entries(actions as Readonly<Record<string, readonly Grant[]>>).map(([action, grants]) => ({
    subject, action, delegable: DELEGABLE.includes(subject as Subject) && HANDED_ON.has(action), grants: grants.map(toWire),
  })));
}

const toWire = (grant: Grant): PermissionRule['grants'][number] => ({
  roles: [...grant.roles], at: [...grant.at], scopes: [...(grant.scopes ?? [])], owner: grant.owner === true, holderOnly: grant.holder === true, while: grant.while ?? null,
});
