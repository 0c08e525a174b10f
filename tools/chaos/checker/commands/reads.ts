import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { Attempt, History } from '../history/history.ts';
import { at, isOk } from './ledger.ts';
import type { Ledger } from './ledger.ts';

type Seen = { line: number; version: number };

/** Whoever has seen or written a version never reads an older one, and nobody reads a version that is not there. */
export function checkReads(ledger: Ledger, { attempts }: History): Verdict {
  const findings = new Findings('monotonic reads');
  const answered = attempts.filter((attempt) => isOk(attempt) && dossierOf(attempt) !== null && attempt.outcome?.version != null);
  const seen = new Map<string, Seen[]>();
  for (const attempt of answered.toSorted((a, b) => lineOf(a) - lineOf(b))) {
    const dossierId = dossierOf(attempt) ?? '';
    const version = attempt.outcome?.version ?? 0;
    const before = seen.get(`${attempt.proc} ${dossierId}`) ?? [];
    if (attempt.operation === null) checkRead(findings, ledger, attempt, { dossierId, version, newest: newestBefore(before, attempt.line) });
    before.push({ line: lineOf(attempt), version: Math.max(version, before.at(-1)?.version ?? 0) });
    seen.set(`${attempt.proc} ${dossierId}`, before);
  }
  checkMissing(findings, attempts, seen);
  return findings.verdict();
}

function checkMissing(findings: Findings, attempts: readonly Attempt[], seen: ReadonlyMap<string, Seen[]>): void {
  for (const attempt of attempts.filter(isMissing)) {
    const newest = newestBefore(seen.get(`${attempt.proc} ${attempt.dossierId}`) ?? [], attempt.line);
    findings.expect(newest === 0, () => `#${attempt.id}: ${attempt.proc} had seen version ${newest} of ${attempt.dossierId}, and then it was not there`);
  }
}

function checkRead(findings: Findings, ledger: Ledger, { id, proc, outcome }: Attempt, read: { dossierId: string; version: number; newest: number }): void {
  const { dossierId, version, newest } = read;
  findings.expect(version >= newest, () => `#${id}: ${proc} had seen version ${newest} of ${dossierId} and read ${version}`);
  const step = ledger.steps.get(at(dossierId, version));
  const status = outcome?.status ?? null;
  findings.expect(step !== undefined && (status === null || status === step.status),
    () => `#${id}: ${proc} read version ${version} of ${dossierId} as ${status ?? 'there'}, it is ${step?.status ?? 'not there'}`);
}

/** A read or a tracking that found nothing: the furthest way back. */
const isMissing = ({ operation, outcome }: Attempt): boolean => operation === null && outcome?.kind === 'fail' && outcome.http === 404;

const lineOf = ({ outcome }: Attempt): number => outcome?.line ?? 0;
const dossierOf = ({ dossierId, outcome }: Attempt): string | null => outcome?.dossierId ?? dossierId;

/** The newest version answered before a line; `seen` grows in line and in version. */
function newestBefore(seen: readonly Seen[], line: number): number {
  return seen.findLast((one) => one.line < line)?.version ?? 0;
}
