import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { History } from '../history/history.ts';
import { accountIdOf, at, isCommand, isOk, nameOf } from './ledger.ts';
import type { Command, Ledger } from './ledger.ts';

/** Everything that was acknowledged is there: the dossier under its code, and every version with its event and its step. */
export function checkLost(ledger: Ledger, { attempts }: History): Verdict {
  const findings = new Findings('lost');
  for (const attempt of attempts) {
    if (!isCommand(attempt) || !isOk(attempt)) continue;
    const missing = whatIsMissing(ledger, attempt);
    findings.expect(missing === null, () => `${nameOf(attempt)}: ${missing}`);
  }
  return findings.verdict();
}

function whatIsMissing(ledger: Ledger, command: Command): string | null {
  const { dossierId, version, code } = command.outcome ?? {};
  if (dossierId == null || version == null) return 'was acknowledged without a dossier or a version';
  const dossier = ledger.dossiers.get(dossierId);
  if (dossier === undefined) return `the dossier ${dossierId} is not there`;
  if (code !== null && dossier.code !== code) return `${dossierId} was acknowledged as ${code} and is ${dossier.code}`;
  return whatIsMissingOf(ledger, command, { dossierId, version });
}

function whatIsMissingOf(ledger: Ledger, { operation, account, outcome }: Command, { dossierId, version }: { dossierId: string; version: number }): string | null {
  const [event, step] = [ledger.events.get(at(dossierId, version)), ledger.steps.get(at(dossierId, version))];
  if (event === undefined) return `version ${version} of ${dossierId} has no event`;
  if (step === undefined) return `version ${version} of ${dossierId} has no step`;
  if (!operation.events.includes(event.kind)) return `version ${version} of ${dossierId} is ${event.kind}`;
  if (event.actor !== accountIdOf(ledger, account)) return `version ${version} of ${dossierId} is by ${event.actor}`;
  const status = outcome?.status ?? null;
  return status === null || status === step.status ? null : `version ${version} of ${dossierId} was acknowledged as ${status} and is ${step.status}`;
}
