import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { History } from '../history/history.ts';
import { operationOfRoute } from '../history/operation.ts';
import type { LogEvent } from '../sources/rows.ts';
import { at, commandsByKey, keyOf } from './ledger.ts';
import type { Command, Ledger } from './ledger.ts';

/** Nothing is there that nobody attempted. Attempts of unknown outcome count as attempted. */
export function checkPhantoms(ledger: Ledger, { attempts }: History): Verdict {
  const findings = new Findings('phantom');
  const attempted = commandsByKey(ledger, attempts);
  for (const event of ledger.events.values()) {
    if (ledger.dossiers.get(event.aggregateId)?.loaded === true) continue;
    const doubt = whyNobodyDidIt(ledger, attempted, event);
    findings.expect(doubt === null, () => `${event.kind} of ${event.aggregateId}, version ${event.version}, by ${event.actor}: ${doubt}`);
  }
  for (const { id, loaded, code } of ledger.dossiers.values()) {
    findings.expect(loaded || ledger.events.has(at(id, 1)), () => `the dossier ${id} (${code}) never came into being`);
  }
  return findings.verdict();
}

function whyNobodyDidIt(ledger: Ledger, attempted: ReadonlyMap<string, readonly Command[]>, event: LogEvent): string | null {
  const row = ledger.keysOfVersion.get(at(event.aggregateId, event.version))?.[0];
  if (row === undefined) return 'no key led to it';
  if (row.account !== event.actor) return `its key is of the account ${row.account}`;
  const operation = operationOfRoute(row.route);
  if (operation === undefined || !operation.events.includes(event.kind)) return `its key is of the route ${row.route}`;
  const commands = attempted.get(keyOf(row.account, row.route, row.key)) ?? [];
  if (commands.length === 0) return `its key ${row.key} was never attempted`;
  // A receipt has no dossier before it; a step names the one it means, and the version it has seen.
  const meant = commands.some(({ dossierId, ifVersion }) => dossierId === null || (dossierId === event.aggregateId && ifVersion === event.version - 1));
  return meant ? null : `its key ${row.key} was attempted for another dossier or version`;
}
