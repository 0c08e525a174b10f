import { z } from 'zod';
import { role } from '../core/actor.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

/**
 * Somebody who leads asked a unit to look at a dossier. It holds until anything happens with the dossier: then it has done what it was for, and nobody has to
 * tick it off.
 */
export const dossierReminder = z.object({
  reminderId: z.uuid(), dossierId: z.uuid(), code: z.string(), procedureName: z.string(), unitId: z.uuid(),
  /** In which post; who it was is in the audit trail. */
  byRole: role, remindedAt: offsetTime,
  /** The last day of the appointment; null where none is promised. */
  dueOn: localDate.nullable(),
});
export type DossierReminder = z.infer<typeof dossierReminder>;

/** Reminds the unit that decides a dossier. Of a dossier that has not moved since the last reminder there is one, however often it is asked for. */
export const remindUnit = defineRpc({
  service: 'dossier', name: 'remind-unit', kind: 'command', access: ['province-leader', 'province-admin', 'chair'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({ reminder: dossierReminder, isNew: z.boolean() }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND', 'DOSSIER_STATE_FORBIDS', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
});

/** What the caller's units were reminded of and have not touched since, the latest first; the province sees all. */
export const listReminders = defineRpc({
  service: 'dossier', name: 'list-reminders', kind: 'query', access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'],
  request: z.strictObject(pageRequest), reply: pageOf(dossierReminder), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
