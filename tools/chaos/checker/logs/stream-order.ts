import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { OwnerRows } from '../sources/rows.ts';

/** In a stream that was never damaged the sequences of an aggregate grow with its versions. A repaired one may hold a version again, further back. */
export function checkStreamOrder(owners: readonly OwnerRows[]): Verdict {
  const findings = new Findings('order in the stream');
  for (const { service, events } of owners) {
    const places = events.map(({ streamSeq }) => streamSeq).filter((sequence) => sequence !== null);
    findings.expect(new Set(places).size === places.length, () => `${service}: ${places.length - new Set(places).size} events stand at the place of another one in the stream`);
    const byAggregate = Map.groupBy(events.toSorted((a, b) => a.version - b.version), ({ noun, aggregateId }) => `${noun} ${aggregateId}`);
    for (const [key, ofOne] of byAggregate) {
      const sequences = ofOne.map(({ streamSeq }) => streamSeq);
      findings.expect(isGrowing(sequences), () => `${service}: ${key} stands in the stream at ${sequences.join(', ')}`);
    }
  }
  return findings.verdict();
}

function isGrowing(sequences: readonly (number | null)[]): boolean {
  return sequences.every((sequence, index) => sequence !== null && sequence > (sequences[index - 1] ?? 0));
}
