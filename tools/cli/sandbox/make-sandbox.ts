import { randomUUID } from 'node:crypto';
import { CliFailure, EXIT } from '../failure.ts';

type Json = Record<string, unknown>;
type Listed<T> = { items: T[] };
type Unit = { unitId: string; code: string; fullName: string };
type Component = { code: string; name: string; required?: boolean };
type Procedure = { code: string; name: string; components: Component[] };

/** What a stranger needs for a first client. */
export type Sandbox = {
  baseUrl: string; clientId: string; clientSecret: string; scopes: readonly string[];
  units: { unitId: string; name: string }[];
  procedures: { code: string; name: string; components: string[] }[];
  dossiers: { dossierId: string; code: string }[];
};

const SCOPES = ['dossier:read', 'dossier:write', 'webhook:manage', 'export:read'] as const;
const UNITS = 2;
const DOSSIERS = 3;
/** Copies are certified in every commune, without an electronic form. */
const PROCEDURES = ['2.000815'];

/** Makes a program of the administrator's, and some dossiers that the program itself hands in. */
export async function makeSandbox(baseUrl: string, adminToken: string): Promise<Sandbox> {
  const units = (await ask<Listed<Unit>>(baseUrl, '/api/v1/units?level=commune&limit=50', adminToken)).items.slice(0, UNITS);
  const procedures = await Promise.all(PROCEDURES.map((code) => ask<Procedure>(baseUrl, `/api/v1/procedures/${code}`, adminToken)));
  const [unit] = units;
  const [procedure] = procedures;
  if (unit === undefined || procedure === undefined) throw new CliFailure(EXIT.start, 'the province has no communes or no procedures yet', 'wait until ./haicap status shows every service as ready');
  const { client, secret } = await ask<{ client: { clientId: string }; secret: string | null }>(baseUrl, '/api/v1/service-clients', adminToken, {
    name: 'Sandbox', scopes: SCOPES, unitIds: units.map(({ unitId }) => unitId),
  });
  if (secret === null) throw new CliFailure(EXIT.start, 'the province made a program without a secret', 'run ./haicap sandbox again');
  const token = await tokenOf(baseUrl, client.clientId, secret);
  const dossiers: Sandbox['dossiers'] = [];
  for (let n = 1; n <= DOSSIERS; n += 1) {
    const { dossier } = await ask<{ dossier: { dossierId: string; code: string } }>(baseUrl, '/api/v1/dossiers', token, {
      procedureCode: procedure.code, receivingUnitId: unit.unitId, applicant: { fullName: `Người Thử Nghiệm ${n}` },
      components: procedure.components.map(({ code }) => ({ code, originals: 1, copies: 0 })),
    });
    dossiers.push({ dossierId: dossier.dossierId, code: dossier.code });
  }
  return {
    baseUrl, clientId: client.clientId, clientSecret: secret, scopes: SCOPES, dossiers,
    units: units.map(({ unitId, fullName }) => ({ unitId, name: fullName })),
    procedures: procedures.map(({ code, name, components }) => ({ code, name, components: components.map((one) => one.code) })),
  };
}

async function tokenOf(baseUrl: string, clientId: string, secret: string): Promise<string> {
  const response = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST', headers: { authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret)}`)}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer = await response.json() as { access_token?: string; error?: string };
  if (answer.access_token === undefined) throw new CliFailure(EXIT.start, `no token for the new program: ${answer.error ?? response.status}`, 'see ./haicap logs identity');
  return answer.access_token;
}

async function ask<T>(baseUrl: string, path: string, token: string, body?: Json): Promise<T> {
  const response = await fetch(`${baseUrl}${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer = await response.json() as T & { code?: string; title?: string };
  if (!response.ok) throw new CliFailure(EXIT.start, `${path} answers ${answer.code ?? response.status}: ${answer.title ?? ''}`, 'see ./haicap status');
  return answer;
}
