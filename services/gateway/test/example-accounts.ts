import {
  createServiceClient, endAccountSessions, importBoundaries, importOfficers, listPermissionRules, listServiceClients, lockAccount, lookUpAccount, lookUpBoundaries, lookUpOwnPermissions, lookUpServiceClient, resetSecondFactor, rotateServiceClientSecret, setServiceClientValidity, unlockAccount, withdrawServiceClient,
  type AccountOverview, type BoundaryTopology, type RpcContract, type ServiceClient,
} from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000e';
const UNIT_ID = '3b1c0a52-5a0e-5c55-8f0e-000000014797';

const account: AccountOverview = {
  accountId: ID, kind: 'officer', version: 1, login: 'motcua.14797', locked: true, tokensNotBefore: '2025-07-01T08:00:00+07:00',
  lockedAt: '2025-07-01T08:00:00+07:00', lockReason: 'Mất điện thoại',
};

const TOPOLOGY: BoundaryTopology = {
  type: 'Topology', transform: { scale: [0.001, 0.001], translate: [105.7, 19.8] }, arcs: [[[0, 0], [10, 0], [0, 10], [-10, -10]]],
  objects: { communes: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: '14797', properties: {}, arcs: [[0]] }] } },
};

const client: ServiceClient = {
  clientId: ID, version: 1, name: 'Cổng dịch vụ của xã', scopes: ['dossier:read'], unitIds: [UNIT_ID], validFrom: '2025-07-01', validTo: null,
  createdAt: '2025-07-01T08:00:00+07:00', withdrawnAt: null, secrets: [],
};

/** A valid reply for every contract of accounts and programs. */
export const ACCOUNT_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  ...[lookUpAccount, lockAccount, unlockAccount, endAccountSessions].map((contract) => [contract, account] as const),
  ...[createServiceClient, rotateServiceClientSecret].map((contract) => [contract, { client, secret: 'shown-once' }] as const),
  ...[lookUpServiceClient, setServiceClientValidity, withdrawServiceClient].map((contract) => [contract, client] as const), [listServiceClients, { items: [client] }],
  [resetSecondFactor, { accountId: ID }],
  [lookUpOwnPermissions, { accountId: ID, asOf: '2025-07-01', permissions: [{
    subject: 'dossier', action: 'approve', where: 'unit', unitId: UNIT_ID, at: ['competent'], role: 'chair', onBehalfOf: ID, while: null, holderOnly: false, validFrom: '2025-07-01', validTo: '2025-07-31',
  }] }],
  [listPermissionRules, { rules: [{ subject: 'dossier', action: 'approve', delegable: true, grants: [{ roles: ['chair'], at: ['competent'], scopes: [], owner: false, holderOnly: false, while: null }] }] }],
  [importBoundaries, { importId: ID, applied: true, validFrom: '2025-07-01', units: 1, bytes: 400, problems: [] }],
  [lookUpBoundaries, { boundaries: { importId: ID, validFrom: '2025-07-01', importedAt: '2025-07-01T08:00:00+07:00', source: 'Tệp mẫu', units: [{ unitId: UNIT_ID, code: '14797', terrain: 'plain' }], topology: TOPOLOGY } }],
  [importOfficers, { importId: ID, applied: true, rows: 1, errors: [], officers: [{ login: 'an.nv', officerId: ID, isNew: true, isChanged: true, posts: 1 }] }],
];

/** A valid body for every write among them. */
export const ACCOUNT_BODIES: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(['lockAccount', 'unlockAccount', 'endAccountSessions', 'withdrawServiceClient', 'resetSecondFactor'].map((operation) => [operation, { reason: 'Mất điện thoại' }])),
  createServiceClient: { name: client.name, scopes: client.scopes, unitIds: client.unitIds }, rotateServiceClientSecret: {}, setServiceClientValidity: { validTo: '2026-12-31' }, importBoundaries: { validFrom: '2025-07-01', topology: TOPOLOGY, source: 'Tệp mẫu' }, importOfficers: { format: 'csv', bytesBase64: 'bG9naW4=' },
};
export const ACCOUNT_PATH_VALUES: Readonly<Record<string, string>> = { accountId: ID, clientId: ID };
