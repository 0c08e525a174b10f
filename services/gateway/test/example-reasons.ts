import { addDossierReason, endDossierReason, listDossierReasons, type DossierReason, type RpcContract } from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000d';

const reason: DossierReason = {
  reasonId: ID, version: 1, action: 'extend', code: 'storm', words: 'Bão lũ kéo dài', origin: 'province', basis: '12/QĐ-UBND', validFrom: '2025-07-01', validTo: null,
};

/** A valid reply for every contract of reasons. */
export const REASON_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  [listDossierReasons, { items: [reason] }], [addDossierReason, reason], [endDossierReason, { ...reason, version: 2, validTo: '2025-08-01' }],
];

/** A valid body for every write among them. */
export const REASON_BODIES: Readonly<Record<string, unknown>> = {
  addDossierReason: { action: 'extend', code: 'storm', words: 'Bão lũ kéo dài', basis: '12/QĐ-UBND', validFrom: '2025-07-01' }, endDossierReason: { validTo: '2025-08-01' },
};
export const REASON_PATH_VALUES: Readonly<Record<string, string>> = { reasonId: ID };
