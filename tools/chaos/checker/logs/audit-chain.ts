import { createHash } from 'node:crypto';
import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { LogEvent } from '../sources/rows.ts';

/** An audit row as its hash sees it, and its place in the chain; hashes in hexadecimal digits. */
export type AuditRow = {
  id: string; at: string; actor: string; action: string; objectType: string; objectId: string; version: number | null; traceId: string; detail: unknown;
  seq: number | null; previous: string | null; hash: string | null;
};
export type AuditTrail = {
  service: string;
  /** In the order of the chain; what is not sealed comes last. */
  rows: readonly AuditRow[];
  head: { seq: number; hash: string };
  checkpoints: readonly { seq: number; hash: string }[];
};

/** A trail says which part of a noun was changed. */
const NOUN_OF: Readonly<Record<string, string>> = { 'unit-closure': 'calendar', 'service-hours': 'calendar' };

/** Every event is in the audit trail once, and every trail is one unbroken chain of hashes. */
export function checkAudit(trails: readonly AuditTrail[], eventsOf: ReadonlyMap<string, readonly LogEvent[]>, loaded: ReadonlySet<string>): Verdict {
  const findings = new Findings('audit');
  for (const trail of trails) {
    checkEntries(findings, trail, (eventsOf.get(trail.service) ?? []).filter(({ aggregateId }) => !loaded.has(aggregateId)));
    checkChain(findings, trail);
  }
  return findings.verdict();
}

function checkEntries(findings: Findings, { service, rows }: AuditTrail, events: readonly LogEvent[]): void {
  const entries = Map.groupBy(rows.filter(({ version }) => version !== null), ({ objectType, objectId, version }) => `${NOUN_OF[objectType] ?? objectType} ${objectId} ${version}`);
  const told = new Set<string>();
  for (const { noun, aggregateId, version, actor } of events) {
    const key = `${noun} ${aggregateId} ${version}`;
    told.add(key);
    const found = entries.get(key) ?? [];
    findings.expect(found.length === 1 && found[0]?.actor === actor, () =>
      `${service}: ${key} by ${actor} has ${found.length} audit entries${found.length === 1 ? ` by ${found[0]?.actor}` : ''}`);
  }
  for (const key of entries.keys()) findings.expect(told.has(key), () => `${service}: the audit entry of ${key} is of no event`);
}

function checkChain(findings: Findings, { service, rows, head, checkpoints }: AuditTrail): void {
  const sealed = rows.filter(({ seq }) => seq !== null);
  findings.expect(sealed.length === rows.length, () => `${service}: ${rows.length - sealed.length} audit rows are not sealed`);
  const marks = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]));
  let previous = '';
  for (const [index, row] of sealed.entries()) {
    const seq = index + 1;
    findings.expect(row.seq === seq, () => `${service}: the audit row ${row.id} is number ${row.seq} and stands at place ${seq}`);
    findings.expect(row.previous === previous, () => `${service}: the audit row ${row.id} (${row.seq}) does not follow the one before it`);
    const hash = hashOf(row);
    findings.expect(row.hash === hash, () => `${service}: the audit row ${row.id} (${row.seq}) is not what was sealed`);
    const mark = marks.get(row.seq ?? 0) ?? hash;
    findings.expect(mark === hash, () => `${service}: the checkpoint at ${row.seq} is of another chain`);
    previous = row.hash ?? '';
  }
  const last = Math.max(head.seq, ...marks.keys());
  findings.expect(last === sealed.length && head.seq === last && head.hash === previous, () => `${service}: the chain ends at ${sealed.length} and its head at ${last}`);
}

/** SHA-256 over the hash before and the canonical JSON of the row and its place. */
export function hashOf({ previous, seq, hash: _hash, ...row }: AuditRow): string {
  return createHash('sha256').update(Buffer.from(previous ?? '', 'hex')).update(canonical({ ...row, seq })).digest('hex');
}

/** JSON with its keys in order and without spaces (RFC 8785), so that equal values have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
