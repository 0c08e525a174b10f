import {
  exportDossiers, exportedDossier, exportOwnAccount, exportOwnDossiers, listOwnFiles, type Dossier, type ExportedDossier, type FileView, type OwnAccountData, type OwnDossierData, type RpcContract, type RpcReply,
} from '@haicap/contracts';

export const exportedFrom = (dossier: Dossier): ExportedDossier => exportedDossier.parse({ ...dossier, changedAt: dossier.submittedAt });

export const ownAccountData: OwnAccountData = {
  accountId: 'c0d9da00-0000-5000-8000-000000000001', login: 'congdan.1', demo: true, providers: [], secondFactor: null, accessChanges: [],
  person: { fullName: 'Nguyễn Văn An', birthDate: '1990-01-01', hasPersonalNumber: true, assurance: 2, seenAt: '2025-07-01T08:00:00+07:00' },
};

export const ownDossierFrom = (dossier: Dossier): OwnDossierData => ({
  dossierId: dossier.dossierId, dossier, components: [], corrections: [], formCorrections: [], postCorrections: [], timeline: [], payments: [], results: [], deliveries: [], papers: [],
  filing: { dossierId: dossier.dossierId, caseCode: null, parties: [], representation: null, sets: 1, returnByPost: null, components: [], formData: null },
});

export const ownFile: FileView = {
  fileId: '01980000-0000-7000-8000-0000000000f1', state: 'complete', sizeBytes: 10, receivedBytes: 10, mediaType: 'application/pdf', sha256: 'ab'.repeat(32), pages: 1, scan: 'clean',
  name: 'giấy khai sinh.pdf', createdAt: '2025-07-01T08:00:00+07:00', completedAt: '2025-07-01T08:00:00+07:00', expiresAt: null,
};

/** A valid reply for every contract of exports. */
export function exportReplies(dossier: Dossier): readonly (readonly [RpcContract, unknown])[] {
  const page: RpcReply<typeof exportDossiers> = { items: [{ cursor: 'behind-it', dossier: exportedFrom(dossier) }], cursor: 'behind-it', more: false };
  return [[exportDossiers, page], [exportOwnAccount, ownAccountData], [exportOwnDossiers, { items: [ownDossierFrom(dossier)] }], [listOwnFiles, { items: [ownFile] }]];
}
