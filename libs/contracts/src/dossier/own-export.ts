import { z } from 'zod';
import { LOOKS_AT_DOSSIERS } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { pageOf, pageRequest } from '../core/page.js';
import { listCorrections } from './corrections.js';
import { dossier, dossierComponent, timelineEntry } from './dossiers.js';
import { listPapers } from './papers.js';
import { payment } from './payments.js';
import { lookUpFiling } from './persons.js';
import { listResults } from './results.js';

// Who corrected it, and what that officer wrote about it, is the office's own.
const OF_THE_OFFICE = { correctedBy: true, reasonText: true, reasonCode: true } as const;
const { corrections, formCorrections, postCorrections } = listCorrections.reply.shape;

/** One dossier of a citizen with everything that is kept of it and is the citizen's: no note, question or name of an office. */
export const ownDossierData = z.object({
  dossierId: z.uuid(), dossier,
  /** Persons, form and wishes as they stand, and what was handed in with the files that hold it. */
  filing: lookUpFiling.reply, components: z.array(dossierComponent),
  /** What stood there before it was corrected. */
  corrections: z.array(corrections.element.omit(OF_THE_OFFICE)),
  formCorrections: z.array(formCorrections.unwrap().element.omit(OF_THE_OFFICE)), postCorrections: z.array(postCorrections.unwrap().element.omit(OF_THE_OFFICE)),
  timeline: z.array(timelineEntry), payments: z.array(payment),
  results: listResults.reply.shape.items, deliveries: listResults.reply.shape.deliveries, papers: listPapers.reply.shape.items,
});
export type OwnDossierData = z.infer<typeof ownDossierData>;

/** Everything about the dossiers that this citizen filed, the latest first; few on a page, since a form may be large. */
export const exportOwnDossiers = defineRpc({
  service: 'dossier', name: 'export-own-dossiers', kind: 'query', access: ['citizen'],
  request: z.strictObject({ cursor: pageRequest.cursor }),
  reply: pageOf(ownDossierData),
  looks: LOOKS_AT_DOSSIERS, speaks: true, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
