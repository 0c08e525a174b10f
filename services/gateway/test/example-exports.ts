import { exportDossiers, exportedDossier, type Dossier, type ExportedDossier, type RpcContract, type RpcReply } from '@haicap/contracts';

export const exportedFrom = (dossier: Dossier): ExportedDossier => exportedDossier.parse({ ...dossier, changedAt: dossier.submittedAt });

/** A valid reply for every contract of exports. */
export function exportReplies(dossier: Dossier): readonly (readonly [RpcContract, unknown])[] {
  const page: RpcReply<typeof exportDossiers> = { items: [{ cursor: 'behind-it', dossier: exportedFrom(dossier) }], cursor: 'behind-it', more: false };
  return [[exportDossiers, page]];
}
