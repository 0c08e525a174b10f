import { randomUUID } from 'node:crypto';
import { publicOrigin } from '../../installation/service-environment.ts';
import { CliFailure, EXIT } from '../../failure.ts';

type Component = { code: string; required: boolean; originals: number; copies: number };
type Procedure = { code: string; competentLevel: string; components: Component[] };
type Unit = { unitId: string; code: string };

/** Receives one dossier at a commune's desk, as a person with curl would, and returns its code. */
export async function receiveFirstDossier(port: number, token: string, commune: string): Promise<string> {
  const origin = publicOrigin(port);
  const units = await get<{ items: Unit[] }>(`${origin}/api/v1/units?level=commune&code=${commune}`);
  const unit = units.items.find(({ code }) => code === commune);
  const procedures = await get<{ items: Procedure[] }>(`${origin}/api/v1/procedures?limit=50`);
  const procedure = procedures.items.find(({ competentLevel }) => competentLevel === 'commune');
  if (unit === undefined || procedure === undefined) throw new CliFailure(EXIT.checks, `commune ${commune} or a procedure of communes is missing`);
  const response = await fetch(`${origin}/api/v1/dossiers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      procedureCode: procedure.code, receivingUnitId: unit.unitId, applicant: { fullName: 'Nguyễn Thị Thử' },
      components: procedure.components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
    }),
  });
  const text = await response.text();
  if (response.status !== 201) throw new CliFailure(EXIT.checks, `the first dossier was answered with ${response.status} ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { dossier: { code: string } }).dossier.code;
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new CliFailure(EXIT.checks, `${url} answers ${response.status}`);
  return await response.json() as T;
}
