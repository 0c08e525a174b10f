import { checkDuplicates } from './commands/duplicates.ts';
import { makeLedger } from './commands/ledger.ts';
import { checkLost } from './commands/lost.ts';
import { checkPhantoms } from './commands/phantoms.ts';
import { checkReads } from './commands/reads.ts';
import { checkRefusals } from './commands/refusals.ts';
import { checkRepetitions } from './commands/repetitions.ts';
import { checkProjections } from './copies/projections.ts';
import { checkConservation } from './figures/conservation.ts';
import { checkReports } from './figures/reports.ts';
import type { Verdict } from './findings.ts';
import type { History } from './history/history.ts';
import { checkAudit } from './logs/audit-chain.ts';
import { checkCodes } from './logs/codes.ts';
import { checkConsumers } from './logs/consumer-order.ts';
import { checkOwnerLogs } from './logs/owner-log.ts';
import { checkStreamOrder } from './logs/stream-order.ts';
import type { Installation } from './sources/installation.ts';

/** Every check, in the order in which they are told. Nothing here reads anything any more. */
export function checkInstallation(history: History, read: Installation, { wholeStream }: { wholeStream: boolean }): Verdict[] {
  const { owners, consumers, dossiers, steps, keys, accountIds, standings, copies, facts, today, reports, trails, counters, blocks } = read;
  const events = owners.find(({ service }) => service === 'dossier')?.events ?? [];
  const ledger = makeLedger({ accountIds, dossiers, events, steps, keys });
  const loaded = new Set(dossiers.filter((dossier) => dossier.loaded).map(({ id }) => id));
  return [
    checkLost(ledger, history),
    checkDuplicates(ledger, dossiers, history),
    checkPhantoms(ledger, history),
    checkRepetitions(ledger, history),
    checkRefusals(ledger, history),
    checkProjections({ dossiers, steps, standings, copies, consumers }),
    checkConsumers(consumers, owners),
    checkOwnerLogs(owners, dossiers, steps),
    ...(wholeStream ? [checkStreamOrder(owners)] : []),
    checkReads(ledger, history),
    checkCodes({ dossiers, steps, counters, blocks }),
    checkReports(facts, today, reports),
    checkConservation(facts, reports),
    checkAudit(trails, new Map(owners.map((owner) => [owner.service, owner.events])), loaded),
  ];
}
