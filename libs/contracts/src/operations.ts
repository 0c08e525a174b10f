import { auditRpc } from './core/audit-entries.js';
import { deadLetterRpcs } from './core/dead-letters.js';
import type { RpcContract } from './core/rpc.js';
import { SERVICE_NAMES, TOPOLOGY, type ServiceName } from './topology.js';

/** Services that keep an audit trail. */
export const AUDITED_SERVICES = SERVICE_NAMES.filter((service) => TOPOLOGY[service].database);
/** Services that follow others, and so may have set a fact aside. */
export const FOLLOWING_SERVICES = SERVICE_NAMES.filter((service) => TOPOLOGY[service].follows.length > 0);

const AUDITS = new Map(AUDITED_SERVICES.map((service) => [service, auditRpc(service)]));
const LETTERS = new Map(FOLLOWING_SERVICES.map((service) => [service, deadLetterRpcs(service)]));

export function searchAudit(service: ServiceName): ReturnType<typeof auditRpc> {
  const rpc = AUDITS.get(service);
  if (rpc === undefined) throw new Error(`${service} keeps no audit trail`);
  return rpc;
}

export function deadLettersOf(service: ServiceName): ReturnType<typeof deadLetterRpcs> {
  const rpcs = LETTERS.get(service);
  if (rpcs === undefined) throw new Error(`${service} follows nobody`);
  return rpcs;
}

/** What every service with a database answers about itself, beside its log. */
export function operationsRpcs(service: ServiceName): readonly RpcContract[] {
  return [searchAudit(service), ...(LETTERS.has(service) ? Object.values(deadLettersOf(service)) : [])];
}
