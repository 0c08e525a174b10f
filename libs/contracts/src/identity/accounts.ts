import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { accountKind, actorPost } from '../core/actor.js';

/** The caller's own account as the platform sees it. */
export const lookUpOwnAccount = defineRpc({
  service: 'identity', name: 'look-up-own-account', kind: 'query',
  access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen', 'service'],
  request: z.strictObject({}),
  reply: z.object({ accountId: z.string(), login: z.string(), kind: accountKind, posts: z.array(actorPost) }),
  errors: ['NOT_FOUND'],
});
