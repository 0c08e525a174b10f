import { z } from 'zod';
import { role } from '../core/actor.js';
import { defineRpc } from '../core/rpc.js';

/** Who may do something, and with which objects: a line of the table that decides. */
export const permissionGrant = z.object({
  roles: z.array(role),
  /** At which units of the object a post counts; `anywhere` asks for no unit. */
  at: z.array(z.enum(['anywhere', 'unit', 'receiving', 'competent', 'returning', 'asked', 'support', 'involved'])),
  /** A program that is let in for one of these may do it too. */
  scopes: z.array(z.string()),
  /** The citizen whose object it is may do it too. */
  owner: z.boolean(),
  /** Only whoever it is assigned to, and chairs. */
  holderOnly: z.boolean(),
  /** Only as long as the object stands so. */
  while: z.enum(['received', 'not-received']).nullable(),
});

export const permissionRule = z.object({
  /** The kind of object and the action, as the table names them. */
  subject: z.string(), action: z.string(),
  /** Whether a chair can let a colleague do it in the chair's place. */
  delegable: z.boolean(),
  grants: z.array(permissionGrant),
});
export type PermissionRule = z.infer<typeof permissionRule>;

/** The whole table by which every service decides, for those who look after people and posts. It names nobody. */
export const listPermissionRules = defineRpc({
  service: 'registry', name: 'list-permission-rules', kind: 'query', access: ['province-admin', 'auditor'],
  request: z.strictObject({}), reply: z.object({ rules: z.array(permissionRule) }), errors: [],
});
