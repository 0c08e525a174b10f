import { z } from 'zod';
import { localDate, offsetTime } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

/** What is kept of a citizen's account. Of the personal number and of a provider's name for the person there are keyed hashes alone, so only that they are kept can be told. */
export const ownAccountData = z.object({
  accountId: z.uuid(), login: z.string(), demo: z.boolean(),
  /** As the provider said it at the last sign-in; null for an account that no provider has signed in. */
  person: z.object({ fullName: z.string(), birthDate: localDate.nullable(), hasPersonalNumber: z.boolean(), assurance: z.int(), seenAt: offsetTime }).nullable(),
  providers: z.array(z.object({ provider: z.string(), linkedAt: offsetTime })),
  secondFactor: z.object({ enrolledAt: offsetTime }).nullable(),
  /** Locks, their ends, ends of all sessions, and second factors that were taken away. */
  accessChanges: z.array(z.object({ action: z.string(), at: offsetTime })),
});
export type OwnAccountData = z.infer<typeof ownAccountData>;

export const exportOwnAccount = defineRpc({
  service: 'identity', name: 'export-own-account', kind: 'query', access: ['citizen'],
  request: z.strictObject({}), reply: ownAccountData,
  looks: { at: 'account', ids: ({ accountId }) => [accountId] }, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'NOT_FOUND'],
});
