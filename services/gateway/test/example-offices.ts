import {
  answerConsultation, approveDossiers, assignResultNumber, enterOfflineDossier, grantDelegation, issueResult, listCodeBlocks, listConsultations, listDelegations,
  listDossierConsultations, listResults, replaceResult, requestConsultation, signResult, takeCodeBlock, transferDossier, withdrawConsultation,
  withdrawDelegation, withdrawResult, withdrawSignature, type Dossier, type RpcContract, type RpcReply,
} from '@haicap/contracts';

const UNIT_ID = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
const DOSSIER_ID = '01980000-0000-7000-8000-000000000001';
const OFFICER_ID = '01980000-0000-7000-8000-000000000002';
export const CONSULTATION_ID = '01980000-0000-7000-8000-0000000000c1';
export const DELEGATION_ID = '01980000-0000-7000-8000-0000000000d1';
const AT = '2025-07-01T08:00:00+07:00';

const block: RpcReply<typeof takeCodeBlock> = {
  agencyCode: 'H56.147.97', unitId: UNIT_ID, day: '2025-07-01', desk: '1', firstNumber: 1, lastNumber: 20, offline: true,
  unusedNumbers: [20], unusedCodes: ['H56.147.97-250701-0020'],
};
const delegation: RpcReply<typeof grantDelegation> = {
  delegationId: DELEGATION_ID, fromOfficerId: OFFICER_ID, unitId: UNIT_ID, role: 'chair', toOfficerId: '01980000-0000-7000-8000-000000000003',
  actions: ['approve'], validFrom: '2025-07-01', validTo: '2025-07-31', basis: null, version: 1, grantedAt: AT, withdrawnAt: null,
};

/** What the owners answer about offices that work together. */
export const officeReplies = (dossier: Dossier): readonly (readonly [RpcContract, unknown])[] => [
  ...[
    requestConsultation, answerConsultation, withdrawConsultation, transferDossier, signResult, assignResultNumber, issueResult, withdrawResult, replaceResult, withdrawSignature,
  ].map((contract) => [contract, dossier] as const),
  [listResults, { items: [], deliveries: [] } satisfies RpcReply<typeof listResults>],
  [listConsultations, { items: [] } satisfies RpcReply<typeof listConsultations>],
  [listDossierConsultations, { items: [] } satisfies RpcReply<typeof listDossierConsultations>],
  [approveDossiers, { items: [{ dossierId: DOSSIER_ID, approved: true, version: 4, refusal: null }] } satisfies RpcReply<typeof approveDossiers>],
  [listCodeBlocks, { items: [block] } satisfies RpcReply<typeof listCodeBlocks>],
  [takeCodeBlock, block],
  [enterOfflineDossier, { dossier: { ...dossier, version: 1, applicantMasked: false }, trackingSecret: 'ABCDE-FGHJK' }],
  [grantDelegation, delegation],
  [withdrawDelegation, { ...delegation, version: 2, withdrawnAt: AT }],
  [listDelegations, { items: [delegation] } satisfies RpcReply<typeof listDelegations>],
];

const because = { reasonCode: 'not-competent', reasonText: 'Thuộc thẩm quyền của sở.' };
export const OFFICE_BODIES = {
  requestConsultation: { unitId: UNIT_ID, question: 'Đề nghị cho ý kiến về nguồn gốc đất.', limit: { unit: 'working-day', amount: 2 } },
  answerConsultation: { outcome: 'agrees', answer: 'Thống nhất.' }, withdrawConsultation: because, transferDossier: { toUnitId: UNIT_ID, ...because },
  approveDossiers: { items: [{ dossierId: DOSSIER_ID, expectedVersion: 3 }] }, signResult: { kind: 'paper' }, assignResultNumber: {}, issueResult: {},
  withdrawSignature: because, withdrawResult: because, replaceResult: {}, takeCodeBlock: { unitId: UNIT_ID, desk: '1' },
  enterOfflineDossier: { procedureCode: '2.000815', receivingUnitId: UNIT_ID, applicant: { fullName: 'Nguyễn Văn An' }, code: 'H56.147.97-250701-0020', receivedAt: AT },
  grantDelegation: { unitId: UNIT_ID, toOfficerId: OFFICER_ID, actions: ['approve'], validFrom: '2025-07-01', validTo: '2025-07-31' }, withdrawDelegation: {},
};
export const OFFICE_QUERIES = { listConsultations: `?unit=${UNIT_ID}`, listCodeBlocks: `?unit=${UNIT_ID}&day=2025-07-01`, listDelegations: `?unit=${UNIT_ID}` };
export const OFFICE_PATH_VALUES = { consultationId: CONSULTATION_ID, delegationId: DELEGATION_ID };
