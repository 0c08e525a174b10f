import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { History } from '../history/history.ts';
import type { DossierRow } from '../sources/rows.ts';
import { commandsByKey, isOk, nameOf } from './ledger.ts';
import type { Command, Ledger } from './ledger.ts';

/** One key, one effect; one code, one dossier; and the record of a key leads to what was acknowledged. */
export function checkDuplicates(ledger: Ledger, dossiers: readonly DossierRow[], { attempts }: History): Verdict {
  const findings = new Findings('duplicate');
  for (const [key, commands] of commandsByKey(ledger, attempts)) {
    const acknowledged = commands.filter(isOk);
    if (acknowledged.length > 0) checkKey(findings, ledger, key, acknowledged);
  }
  for (const [code, rows] of Map.groupBy(dossiers, (row) => row.code)) {
    findings.expect(rows.length === 1, () => `${rows.length} dossiers are ${code}: ${rows.map(({ id }) => id).join(', ')}`);
  }
  for (const [version, rows] of ledger.keysOfVersion) {
    findings.expect(rows.length === 1, () => `${version} has ${rows.length} keys: ${rows.map(({ key }) => key).join(', ')}`);
  }
  checkCodes(findings, attempts.filter(isOk));
  return findings.verdict();
}

function checkKey(findings: Findings, ledger: Ledger, key: string, acknowledged: readonly Command[]): void {
  const effects = new Set(acknowledged.map(({ outcome }) => `${outcome?.dossierId}@${outcome?.version}`));
  findings.expect(effects.size === 1, () => `${key} was acknowledged as ${[...effects].join(' and ')}`);
  const row = ledger.keys.get(key);
  const kept = row && `${row.aggregateId}@${row.version}`;
  for (const command of acknowledged) {
    const effect = `${command.outcome?.dossierId}@${command.outcome?.version}`;
    findings.expect(kept === effect, () => `${nameOf(command)} was acknowledged as ${effect}, its key is kept for ${kept ?? 'nothing'}`);
  }
}

function checkCodes(findings: Findings, acknowledged: readonly History['attempts'][number][]): void {
  const dossiersOf = new Map<string, Set<string>>();
  for (const { outcome } of acknowledged) {
    if (outcome?.code == null || outcome.dossierId === null) continue;
    const known = dossiersOf.get(outcome.code);
    if (known === undefined) dossiersOf.set(outcome.code, new Set([outcome.dossierId]));
    else known.add(outcome.dossierId);
  }
  for (const [code, ids] of dossiersOf) findings.expect(ids.size === 1, () => `${code} was given to ${[...ids].join(' and ')}`);
}
