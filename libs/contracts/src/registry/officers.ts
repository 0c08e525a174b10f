import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { role } from '../core/actor.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';

export const post = z.object({
  postId: z.uuid(), unitId: z.uuid(), role,
  /** Vietnamese title of the post, for example "Công chức một cửa". */
  title: z.string(),
  validFrom: localDate, validTo: localDate.nullable(),
});

/** An officer and the posts held. The name is personal data and therefore not part of the fact. */
export const officerAppointed = defineFact({
  service: 'registry', noun: 'officer', event: 'appointed',
  data: z.object({ officerId: z.uuid(), login: z.string(), demo: z.boolean(), posts: z.array(post) }),
});

export const listOfficers = defineRpc({
  service: 'registry', name: 'list-officers', kind: 'query', access: ['province-admin', 'auditor', 'chair', 'specialist', 'one-stop-officer'],
  request: z.strictObject({ ...pageRequest, unitId: z.uuid().optional() }),
  reply: pageOf(z.object({ officerId: z.uuid(), login: z.string(), fullName: z.string(), demo: z.boolean(), posts: z.array(post) })),
  looks: { at: 'officer', listed: true, ids: ({ items }) => items.map(({ officerId }) => officerId) }, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
