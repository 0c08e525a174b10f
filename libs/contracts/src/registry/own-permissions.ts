import { z } from 'zod';
import { role } from '../core/actor.js';
import { localDate } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

/** Something a person may do today: an action on a kind of object, where, and by what it is theirs. */
export const ownPermission = z.object({
  /** The kind of object (`dossier`, `file`, `calendar` …) and the action, as the table of rules names them. */
  subject: z.string(), action: z.string(),
  /** With any object, with those at which the unit stands in one of the places of `at`, or with the own. */
  where: z.enum(['anywhere', 'unit', 'own']),
  unitId: z.uuid().nullable(),
  at: z.array(z.enum(['unit', 'receiving', 'competent', 'returning', 'asked', 'support', 'involved'])),
  /** Of the own post, or of the one who delegated it; null for a citizen. */
  role: role.nullable(),
  /** In whose place, for what was delegated. */
  onBehalfOf: z.uuid().nullable(),
  /** Only as long as the object stands so. */
  while: z.enum(['received', 'not-received']).nullable(),
  /** Only with what is assigned to nobody or to oneself. */
  holderOnly: z.boolean(),
  /** The days of the post or the delegation it comes from. */
  validFrom: localDate.nullable(), validTo: localDate.nullable(),
});

/** What an interface shows as possible, from the table that decides. Each service decides again, with the object in hand. */
export const lookUpOwnPermissions = defineRpc({
  service: 'registry', name: 'look-up-own-permissions', kind: 'query',
  access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen'],
  request: z.strictObject({}),
  reply: z.object({ accountId: z.string(), asOf: localDate, permissions: z.array(ownPermission) }),
  errors: [],
});
