import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { ConsumerRows, InboxRow, LetterRow, LogEvent, OwnerRows } from '../sources/rows.ts';

/** What each service follows. A service that follows more is checked for that too. */
export const FOLLOWED: Readonly<Record<string, readonly string[]>> = {
  dossier: ['registry.unit', 'registry.officer', 'registry.calendar', 'registry.delegation', 'files.file', 'portal-adapter.payment', 'portal-adapter.payment-channel', 'portal-adapter.payment-statement'],
  reporting: ['registry.unit', 'dossier.procedure', 'dossier.dossier'],
  identity: ['registry.officer'],
  files: ['dossier.dossier', 'registry.officer', 'registry.unit', 'registry.delegation'],
  'portal-adapter': ['dossier.payment-order', 'dossier.payment-reconciliation'],
  webhook: ['dossier.dossier', 'dossier.procedure', 'registry.unit', 'registry.officer', 'identity.account'],
};

/** Every consumer has applied exactly the owner's events, each aggregate in the order of its versions, and nothing waits. */
export function checkConsumers(consumers: readonly ConsumerRows[], owners: readonly OwnerRows[]): Verdict {
  const findings = new Findings('order at every consumer');
  const eventsOf = eventsBySource(owners);
  for (const consumer of consumers) {
    const inbox = Map.groupBy(consumer.inbox, ({ source }) => source);
    for (const source of new Set([...FOLLOWED[consumer.service] ?? [], ...inbox.keys()])) {
      const blocked = blockedIn(consumer.letters, source);
      const applied = inbox.get(source) ?? [];
      const where = `${consumer.service} of ${source}`;
      checkOrder(findings, where, applied);
      const due = (eventsOf.get(source) ?? []).filter(({ aggregateId, version }) => version < (blocked.get(aggregateId) ?? Infinity));
      checkSame(findings, where, due, applied);
      checkReached(findings, where, due, consumer.reached.filter((one) => one.source === source));
      checkParked(findings, where, consumer.parked.filter((one) => one.source === source && !blocked.has(one.aggregateId)));
    }
  }
  const letters = consumers.flatMap(({ service, letters: open }) => open.map(({ source }) => `${service} of ${source}`));
  findings.expect(letters.length === 0, () => `${letters.length} dead letters are open (${letters.slice(0, 3).join(', ')})`);
  return findings.verdict();
}

/** The first version of each aggregate that cannot be applied: what lies before it must have been, nothing else can be. */
export function blockedIn(letters: readonly LetterRow[], source: string): Map<string, number> {
  const first = new Map<string, number>();
  for (const letter of letters) {
    if (letter.source !== source || letter.aggregateId === null || letter.version === null) continue;
    first.set(letter.aggregateId, Math.min(letter.version, first.get(letter.aggregateId) ?? Infinity));
  }
  return first;
}

function eventsBySource(owners: readonly OwnerRows[]): Map<string, LogEvent[]> {
  return new Map(owners.flatMap(({ service, events }) =>
    [...Map.groupBy(events, ({ noun }) => noun)].map(([noun, ofNoun]) => [`${service}.${noun}`, ofNoun] as const)));
}

function checkOrder(findings: Findings, where: string, applied: readonly InboxRow[]): void {
  for (const [aggregateId, rows] of Map.groupBy(applied, (row) => row.aggregateId)) {
    const ofOne = rows.toSorted((a, b) => a.version - b.version || a.appliedAt - b.appliedAt);
    findings.expect(ofOne.every(({ version }, index) => version === index + 1), () => `${where}: ${aggregateId} has the versions ${ofOne.map(({ version }) => version).join(', ')}`);
    // One transaction may stamp several versions alike; a later version is never stamped earlier.
    const inverted = ofOne.find(({ appliedAt }, index) => appliedAt < (ofOne[index - 1]?.appliedAt ?? 0));
    findings.expect(inverted === undefined, () => `${where}: version ${inverted?.version} of ${aggregateId} was applied before the one before it`);
  }
}

function checkSame(findings: Findings, where: string, due: readonly LogEvent[], applied: readonly InboxRow[]): void {
  const [told, taken] = [new Set(due.map(({ eventId }) => eventId)), new Set(applied.map(({ eventId }) => eventId))];
  for (const { eventId, aggregateId, version } of due) {
    findings.expect(taken.has(eventId), () => `${where}: ${eventId} (version ${version} of ${aggregateId}) was never applied`);
  }
  for (const { eventId, aggregateId, version } of applied) {
    findings.expect(told.has(eventId), () => `${where}: ${eventId} (version ${version} of ${aggregateId}) was applied and is no event of its owner`);
  }
}

function checkReached(findings: Findings, where: string, due: readonly LogEvent[], reached: readonly { aggregateId: string; version: number }[]): void {
  const last = new Map<string, number>();
  for (const { aggregateId, version } of due) last.set(aggregateId, Math.max(version, last.get(aggregateId) ?? 0));
  const at = new Map(reached.map(({ aggregateId, version }) => [aggregateId, version]));
  for (const aggregateId of new Set([...last.keys(), ...at.keys()])) {
    const [here, there] = [at.get(aggregateId) ?? 0, last.get(aggregateId) ?? 0];
    findings.expect(here === there, () => `${where}: ${aggregateId} is at version ${here}, its owner at ${there}`);
  }
}

function checkParked(findings: Findings, where: string, waiting: readonly { aggregateId: string; version: number }[]): void {
  findings.expect(waiting.length === 0, () => `${where}: ${waiting.length} facts wait for an earlier one, first version ${waiting[0]?.version} of ${waiting[0]?.aggregateId}`);
}
