import { z } from 'zod';
import { accountKind, actorPost } from '../core/actor.js';
import { defineRpc } from '../core/rpc.js';
import { offsetTime, pageOf, pageRequest } from '../core/page.js';

/** A look of somebody else at a dossier of the asking citizen. The person who looked stays unnamed: the unit answers for its officers. */
export const ownLook = z.object({
  at: offsetTime,
  dossierId: z.uuid(),
  /** Empty for a look at a file, whose service knows the dossier by its id alone. */
  code: z.string(),
  /** The file that was looked at, when it was not the dossier itself. */
  fileId: z.uuid().optional(),
  /** What was asked for, in words of the screen. */
  deed: z.string(), deedLabel: z.string(),
  /** Seen among others in a list; counted once in twelve hours, other looks once an hour. */
  listed: z.boolean(),
  by: z.object({
    kind: accountKind.or(z.literal('anonymous')), posts: z.array(actorPost.extend({ unitName: z.string().nullable() })),
    /** The units a program works for; empty for a person, who comes in a post. */
    units: z.array(z.object({ unitId: z.uuid(), unitName: z.string().nullable() })),
  }),
});
export type OwnLook = z.infer<typeof ownLook>;

export const ownLooksRequest = z.strictObject({ ...pageRequest, dossierId: z.uuid().optional() });
/** Looks of one owner, made to be joined with those of another. */
export const ownLooksReply = pageOf(ownLook.extend({
  /** The cursor behind this look. */
  position: z.string(),
})).extend({
  /** When the last look was that this page counts, shown or not, if more follow. */
  until: offsetTime.optional(),
});
export type OwnLooksReply = z.infer<typeof ownLooksReply>;

/** Who looked at the dossiers that this citizen filed, the latest first. */
export const listOwnLooks = defineRpc({
  service: 'dossier', name: 'list-own-looks', kind: 'query', access: ['citizen'],
  request: ownLooksRequest, reply: ownLooksReply,
  speaks: true, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
