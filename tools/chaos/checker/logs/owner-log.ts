import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import type { DossierRow, LogEvent, OwnerRows, StepRow } from '../sources/rows.ts';

const keyOf = ({ noun, aggregateId }: { noun: string; aggregateId: string }): string => `${noun} ${aggregateId}`;

/** The log of every owner is whole and has left, and the rows of dossiers say what their events say. */
export function checkOwnerLogs(owners: readonly OwnerRows[], dossiers: readonly DossierRow[], steps: readonly StepRow[]): Verdict {
  const findings = new Findings('owner log');
  for (const owner of owners) {
    checkVersions(findings, owner);
    checkOutbox(findings, owner);
  }
  const events = owners.find(({ service }) => service === 'dossier')?.events.filter(({ noun }) => noun === 'dossier') ?? [];
  checkDossiers(findings, events, dossiers, steps);
  return findings.verdict();
}

function checkVersions(findings: Findings, { service, events, heads }: OwnerRows): void {
  const byAggregate = Map.groupBy(events.toSorted((a, b) => a.id - b.id), keyOf);
  const headOf = new Map(heads.map((head) => [keyOf(head), head.version]));
  for (const [key, ofOne] of byAggregate) {
    const whole = ofOne.every(({ version }, index) => version === index + 1);
    findings.expect(whole, () => `${service}: ${key} has the versions ${ofOne.map(({ version }) => version).join(', ')}`);
    findings.expect(headOf.get(key) === ofOne.length, () => `${service}: the head of ${key} is ${headOf.get(key) ?? 'missing'}, its events are ${ofOne.length}`);
  }
  for (const key of headOf.keys()) findings.expect(byAggregate.has(key), () => `${service}: ${key} has a head and no event`);
  const ids = new Set(events.map(({ eventId }) => eventId));
  findings.expect(ids.size === events.length, () => `${service}: ${events.length - ids.size} ids of events stand twice`);
}

function checkOutbox(findings: Findings, { service, events, strayEntries }: OwnerRows): void {
  for (const { id, noun, aggregateId, version, queued, published } of events) {
    findings.expect(queued === 1 && published, () =>
      `${service}: event ${id} (${noun} ${aggregateId}, version ${version}) has ${queued} outbox entries${published ? '' : ' and is not published'}`);
  }
  findings.expect(strayEntries === 0, () => `${service}: ${strayEntries} outbox entries belong to no event`);
}

function checkDossiers(findings: Findings, events: readonly LogEvent[], dossiers: readonly DossierRow[], steps: readonly StepRow[]): void {
  const eventsOf = Map.groupBy(events, ({ aggregateId }) => aggregateId);
  const stepsOf = Map.groupBy(steps, ({ dossierId }) => dossierId);
  for (const dossier of dossiers) {
    const [told, kept] = [eventsOf.get(dossier.id) ?? [], stepsOf.get(dossier.id) ?? []].map((rows) => rows.toSorted((a, b) => a.version - b.version)) as [LogEvent[], StepRow[]];
    const wrong = whatDiffers(dossier, told, kept);
    findings.expect(wrong === null, () => `dossier ${dossier.code} (${dossier.id}): ${wrong}`);
  }
  const known = new Set(dossiers.map(({ id }) => id));
  for (const aggregateId of eventsOf.keys()) findings.expect(known.has(aggregateId), () => `events of ${aggregateId} have no dossier`);
}

function whatDiffers(dossier: DossierRow, events: readonly LogEvent[], steps: readonly StepRow[]): string | null {
  const wanted = Array.from({ length: dossier.version }, (_, index) => index + 1).join(', ');
  for (const [what, rows] of [['events', events], ['steps', steps]] as const) {
    const versions = rows.map(({ version }) => version).join(', ');
    if (versions !== wanted) return `version ${dossier.version}, and ${what} of the versions ${versions}`;
  }
  for (const [index, { version, code, kind, status }] of events.entries()) {
    const [told, kept] = [[code, kind, status].join(' '), [dossier.code, steps[index]?.type, steps[index]?.status].join(' ')];
    if (told !== kept) return `version ${version} is ${told} in the log and ${kept} in its step`;
  }
  const [row, last] = [standing(dossier), standing(steps.at(-1))];
  return row === last ? null : `the row says ${row} and the last step ${last}`;
}

function standing(of: Pick<StepRow, 'status' | 'dueOn' | 'completedOn' | 'timeliness'> | undefined): string {
  return [of?.status, of?.dueOn, of?.completedOn, of?.timeliness].join(' ');
}
