import { checkDossierReadable, lookUpWorkReach, type RpcContract } from '@haicap/contracts';

const DOSSIER_ID = '01980000-0000-7000-8000-000000000001';
const HAC_THANH = '3b1c0a52-5a0e-5c55-8f0e-000000014797';

/** A valid reply for every contract about following the work. */
export const WORK_REPLIES: readonly (readonly [RpcContract, unknown])[] = [[lookUpWorkReach, { everywhere: false, unitIds: [HAC_THANH] }], [checkDossierReadable, { dossierId: DOSSIER_ID, version: 3 }]];

export const WORK_BODIES: Readonly<Record<string, unknown>> = { announcePresence: { doing: 'reading' } };
