import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import { blockedIn } from '../logs/consumer-order.ts';
import type { ConsumerRows, DossierRow, StepRow } from '../sources/rows.ts';
import { compareCopy } from './mirrors.ts';
import type { Copy } from './mirrors.ts';
import { compareStandings } from './standings.ts';
import type { Standing } from './standings.ts';

/** Every read copy says what its owner says. */
export function checkProjections(rows: {
  dossiers: readonly DossierRow[]; steps: readonly StepRow[]; standings: readonly Standing[]; copies: readonly Copy[]; consumers: readonly ConsumerRows[];
}): Verdict {
  const findings = new Findings('projections equal their owner');
  const blockedAt = (consumer: string, source: string): Map<string, number> =>
    blockedIn(rows.consumers.find(({ service }) => service === consumer)?.letters ?? [], source);
  compareStandings(findings, { ...rows, blocked: blockedAt('reporting', 'dossier.dossier') });
  for (const copy of rows.copies) compareCopy(findings, copy, blockedAt(copy.name.split('.')[0] ?? '', copy.source));
  return findings.verdict();
}
