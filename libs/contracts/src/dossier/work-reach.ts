import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';

/** Everybody with a post: whom a live view of the work is for. */
export const WORK_FOLLOWERS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'] as const;

/** Of which units somebody reads the dossiers today: by own posts and delegations, in what these units took over as in the units themselves. */
export const lookUpWorkReach = defineRpc({
  service: 'dossier', name: 'look-up-work-reach', kind: 'query', access: WORK_FOLLOWERS,
  request: z.strictObject({}),
  reply: z.object({ everywhere: z.boolean(), unitIds: z.array(z.uuid()) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});

/** Whether an officer may read a dossier, and its version: nothing else of it, so it is no look at anybody's data. */
export const checkDossierReadable = defineRpc({
  service: 'dossier', name: 'check-dossier-readable', kind: 'query', access: WORK_FOLLOWERS,
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({ dossierId: z.uuid(), version: z.int() }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
