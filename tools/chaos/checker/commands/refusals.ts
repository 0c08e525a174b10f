import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { History } from '../history/history.ts';
import { accountIdOf, at, commandsByKey, isOk, isRefused, nameOf } from './ledger.ts';
import type { Command, Ledger } from './ledger.ts';

/** What was refused has left nothing: no record of its key, and no version that only it can have made. */
export function checkRefusals(ledger: Ledger, { attempts }: History): Verdict {
  const findings = new Findings('refused means unchanged');
  const byKey = commandsByKey(ledger, attempts);
  const possible = stepsThatMayHaveHappened(ledger, byKey);
  for (const [key, commands] of byKey) {
    const refused = commands.filter(isRefused);
    if (refused.length === 0) continue;
    const others = commands.filter((command) => !isRefused(command));
    const row = ledger.keys.get(key);
    for (const command of refused) {
      const unchanged = row === undefined || others.some((other) => mayBe(other, row));
      findings.expect(unchanged, () => `${nameOf(command)} was refused and its key led to ${row?.aggregateId}@${row?.version}`);
      const made = possible.has(stepOf(ledger, command)) ? null : versionMadeBy(ledger, command);
      findings.expect(made === null, () => `${nameOf(command)} was refused and ${made} is there`);
    }
  }
  return findings.verdict();
}

/** Whether an attempt that was not refused can have led to what its key is kept for. */
function mayBe(other: Command, row: { aggregateId: string; version: number }): boolean {
  if (isOk(other)) return other.outcome?.dossierId === row.aggregateId && other.outcome.version === row.version;
  return other.dossierId === null ? row.version === 1 : other.dossierId === row.aggregateId && other.ifVersion === row.version - 1;
}

function stepsThatMayHaveHappened(ledger: Ledger, byKey: ReadonlyMap<string, readonly Command[]>): Set<string> {
  return new Set([...byKey.values()].flatMap((commands) => commands.filter((command) => !isRefused(command)).map((command) => stepOf(ledger, command))));
}

const stepOf = (ledger: Ledger, { account, operation, dossierId, ifVersion }: Command): string =>
  `${accountIdOf(ledger, account)} ${operation.name} ${dossierId ?? ''} ${ifVersion ?? ''}`;

/** The version that a step would have made, when it is there and by the same person. */
function versionMadeBy(ledger: Ledger, { account, operation, dossierId, ifVersion }: Command): string | null {
  if (dossierId === null || ifVersion === null) return null;
  const event = ledger.events.get(at(dossierId, ifVersion + 1));
  const isTheirs = event !== undefined && event.actor === accountIdOf(ledger, account) && operation.events.includes(event.kind);
  return isTheirs ? at(dossierId, ifVersion + 1) : null;
}
