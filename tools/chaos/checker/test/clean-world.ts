import { checkInstallation } from '../check-installation.ts';
import { NO_FIGURES } from '../figures/figures.ts';
import type { Figures, Stretch, Turn } from '../figures/figures.ts';
import type { Report, View } from '../figures/reports.ts';
import type { Verdict } from '../findings.ts';
import { readHistory } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { hashOf } from '../logs/audit-chain.ts';
import type { AuditTrail } from '../logs/audit-chain.ts';
import type { Installation } from '../sources/installation.ts';
import type { ConsumerRows, DossierRow, LogEvent, OwnerRows, StepRow } from '../sources/rows.ts';

/** Everything the checker looks at, small and without a fault: one dossier of a desk, one of a citizen with a pause. */
export type World = { history: History; installation: Installation };

/** A copy of the type that a spec may break. */
type Open<T> = T extends ReadonlyMap<infer K, infer V> ? Map<K, Open<V>> : T extends readonly (infer E)[] ? Open<E>[] : T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T;
export type OpenWorld = { history: Open<History>; installation: Open<Installation> };

export const DESK = { id: 'd1', code: 'H56.147.97-250701-0001' };
export const ONLINE = { id: 'd2', code: 'H56.147.97-250701-0021' };
export const UNIT = 'unit-1';
const PLACE = { unitId: UNIT, procedureCode: '1.001193', field: 'Hộ tịch' };

const HISTORY = [
  { type: 'start', origin: 'http://localhost:1', asOf: '2025-07-03' },
  { type: 'invoke', id: 1, proc: 'w1', op: 'receive', account: 'motcua', key: 'w1-1', body: 'b1' },
  { type: 'ok', id: 1, http: 201, dossierId: DESK.id, code: DESK.code, version: 1, status: 'received', secret: 's1' },
  { type: 'invoke', id: 2, proc: 'w1', op: 'receive', account: 'motcua', key: 'w1-1', body: 'b1' },
  { type: 'ok', id: 2, http: 201, dossierId: DESK.id, code: DESK.code, version: 1, status: 'received', secret: 's1' },
  { type: 'invoke', id: 3, proc: 'w1', op: 'receive', account: 'motcua', key: 'w1-1', body: 'b2' },
  { type: 'fail', id: 3, http: 422, code: 'IDEMPOTENCY_KEY_REUSED' },
  { type: 'invoke', id: 4, proc: 'w1', op: 'assign', account: 'chutich', key: 'w1-2', body: 'b3', dossierId: DESK.id, ifVersion: 1 },
  { type: 'info', id: 4, http: 503, reason: 'away' },
  { type: 'invoke', id: 5, proc: 'w1', op: 'assign', account: 'chutich', key: 'w1-2', body: 'b3', dossierId: DESK.id, ifVersion: 1 },
  { type: 'ok', id: 5, http: 200, dossierId: DESK.id, code: DESK.code, version: 2, status: 'assigned' },
  { type: 'invoke', id: 6, proc: 'w1', op: 'read', account: 'motcua', dossierId: DESK.id },
  { type: 'ok', id: 6, http: 200, dossierId: DESK.id, code: DESK.code, version: 2, status: 'assigned' },
  { type: 'invoke', id: 7, proc: 'w1', op: 'complete', account: 'chuyenvien', key: 'w1-3', body: 'b4', dossierId: DESK.id, ifVersion: 1 },
  { type: 'fail', id: 7, http: 412, code: 'DOSSIER_STALE' },
  // Its answer was lost, and nobody asked again.
  { type: 'invoke', id: 8, proc: 'w1', op: 'complete', account: 'chuyenvien', key: 'w1-4', body: 'b4', dossierId: DESK.id, ifVersion: 2 },
  { type: 'fault', name: 'kill', target: 'dossier' },
  { type: 'invoke', id: 9, proc: 'w2', op: 'receive', account: 'congdan', key: 'w2-1', body: 'b5' },
  { type: 'ok', id: 9, http: 201, dossierId: ONLINE.id, code: ONLINE.code, version: 1, status: 'submitted', secret: 's2' },
  { type: 'invoke', id: 10, proc: 'w2', op: 'receive-submitted', account: 'motcua', key: 'w2-2', body: 'b6', dossierId: ONLINE.id, ifVersion: 1 },
  { type: 'ok', id: 10, http: 200, dossierId: ONLINE.id, code: ONLINE.code, version: 2, status: 'received' },
  { type: 'invoke', id: 11, proc: 'w2', op: 'request-supplement', account: 'chuyenvien', key: 'w2-3', body: 'b7', dossierId: ONLINE.id, ifVersion: 2 },
  { type: 'ok', id: 11, http: 200, dossierId: ONLINE.id, code: ONLINE.code, version: 3, status: 'supplement-requested' },
  { type: 'invoke', id: 12, proc: 'w2', op: 'supply', account: 'motcua', key: 'w2-4', body: 'b8', dossierId: ONLINE.id, ifVersion: 3 },
  { type: 'ok', id: 12, http: 200, dossierId: ONLINE.id, code: ONLINE.code, version: 4, status: 'received' },
  { type: 'invoke', id: 13, proc: 'w2', op: 'track' },
  { type: 'ok', id: 13, http: 200, dossierId: ONLINE.id, code: ONLINE.code, version: 4, status: 'received' },
  { type: 'invoke', id: 14, proc: 'w2', op: 'receive', account: 'motcua', key: 'w2-5', body: 'b9' },
  { type: 'fail', id: 14, http: 404, code: 'PROCEDURE_NOT_FOUND' },
];

const dossier = (one: { id: string; code: string }, rest: Partial<DossierRow>): DossierRow => ({
  ...one, version: 1, status: 'received', competentUnitId: UNIT, receivingUnitId: UNIT, procedureCode: PLACE.procedureCode, field: PLACE.field,
  receivedOn: '2025-07-01', dueOn: null, completedOn: null, timeliness: null, historic: false, loaded: false, ...rest,
});
const DOSSIERS = [
  dossier(DESK, { version: 3, status: 'completed', dueOn: '2025-07-03', completedOn: '2025-07-02', timeliness: 'early' }),
  dossier(ONLINE, { version: 4, receivedOn: '2025-07-02', dueOn: '2025-07-07' }),
];

const step = (dossierId: string, version: number, type: string, status: string, rest: Partial<StepRow>): StepRow =>
  ({ dossierId, version, type, status, day: '2025-07-01', dueOn: null, completedOn: null, timeliness: null, ...rest });
const STEPS = [
  step(DESK.id, 1, 'received', 'received', { dueOn: '2025-07-03' }),
  step(DESK.id, 2, 'assigned', 'assigned', { dueOn: '2025-07-03' }),
  step(DESK.id, 3, 'completed', 'completed', { day: '2025-07-02', dueOn: '2025-07-03', completedOn: '2025-07-02', timeliness: 'early' }),
  step(ONLINE.id, 1, 'submitted', 'submitted', {}),
  step(ONLINE.id, 2, 'received', 'received', { day: '2025-07-02', dueOn: '2025-07-04' }),
  step(ONLINE.id, 3, 'supplement-requested', 'supplement-requested', { day: '2025-07-02', dueOn: '2025-07-04' }),
  step(ONLINE.id, 4, 'supplemented', 'received', { day: '2025-07-03', dueOn: '2025-07-07' }),
];

const ACTORS = ['a-motcua', 'a-chutich', 'a-chuyenvien', 'a-congdan', 'a-motcua', 'a-chuyenvien', 'a-motcua'];
const KEYS = ['w1-1', 'w1-2', 'w1-4', 'w2-1', 'w2-2', 'w2-3', 'w2-4'];
const ROUTES = ['receive-dossier', 'assign-dossier', 'complete-dossier', 'receive-dossier', 'receive-submitted-dossier', 'request-supplement', 'supply-dossier'];

const event = (id: number, noun: string, aggregateId: string, rest: Partial<LogEvent>): LogEvent =>
  ({ id, eventId: `e-${noun}-${id}`, noun, aggregateId, version: 1, kind: 'published', actor: 'service', code: null, status: null, queued: 1, published: true, streamSeq: id, ...rest });
const PROCEDURE = event(1, 'procedure', 'p1', {});
const DOSSIER_EVENTS = STEPS.map(({ dossierId, version, type: kind, status }, index) =>
  event(index + 2, 'dossier', dossierId, { version, kind, status, actor: ACTORS[index] ?? '', code: dossierId === DESK.id ? DESK.code : ONLINE.code }));
const UNIT_EVENT = event(1, 'unit', UNIT, { kind: 'registered' });
// The trail says which part of the calendar it was.
const CLOSURE_EVENT = event(2, 'calendar', 'closure-1', { kind: 'closure-added' });
const AUDITED: Readonly<Record<string, string>> = { 'closure-added': 'unit-closure' };

function owner(service: string, events: readonly LogEvent[]): OwnerRows {
  const heads = new Map(events.map(({ noun, aggregateId, version }) => [`${noun} ${aggregateId}`, { noun, aggregateId, version }]));
  return { service, events, heads: [...heads.values()], strayEntries: 0 };
}

function consumer(service: string, followed: Readonly<Record<string, readonly LogEvent[]>>): ConsumerRows {
  const applied = Object.entries(followed).flatMap(([source, events]) => events.map(({ eventId, aggregateId, version, id }) => ({ source, eventId, aggregateId, version, appliedAt: id })));
  const reached = new Map(applied.map(({ source, aggregateId, version }) => [`${source} ${aggregateId}`, { source, aggregateId, version }]));
  return { service, inbox: applied, reached: [...reached.values()], parked: [], letters: [] };
}

function trail(service: string, events: readonly LogEvent[]): AuditTrail {
  let previous = '';
  const rows = events.map(({ noun, aggregateId, version, actor, kind }, index) => {
    const row = { id: String(index + 1), at: '2025-07-01T01:00:00.000000Z', actor, action: kind, objectType: AUDITED[kind] ?? noun, objectId: aggregateId, version, traceId: 't', detail: { b: 1, a: [true] } };
    const hash = hashOf({ ...row, seq: index + 1, previous, hash: null });
    const sealed = { ...row, seq: index + 1, previous, hash };
    previous = hash;
    return sealed;
  });
  return { service, rows, head: { seq: rows.length, hash: previous }, checkpoints: rows.slice(0, 1).map(({ seq, hash }) => ({ seq, hash })) };
}

const TURNS: Turn[] = [
  { ...PLACE, day: '2025-07-01', kind: 'received', count: 1 }, { ...PLACE, day: '2025-07-02', kind: 'on-time', count: 1 },
  { ...PLACE, day: '2025-07-02', kind: 'received', count: 1 },
];
const STRETCHES: Stretch[] = [
  { ...PLACE, from: '2025-07-01', until: '2025-07-02', dueOn: '2025-07-03', running: true, count: 1 },
  { ...PLACE, from: '2025-07-02', until: '2025-07-03', dueOn: '2025-07-04', running: false, count: 1 },
  { ...PLACE, from: '2025-07-03', until: null, dueOn: '2025-07-07', running: true, count: 1 },
];
const PERIOD = { from: '2025-06-30', asOf: '2025-07-03' };
const TOTAL: Figures = { ...NO_FIGURES, received: 2, resolved: 1, onTime: 1, open: 1 };
const BY_DAY = (): Map<string, Figures> => new Map([
  ['2025-06-30', NO_FIGURES], ['2025-07-01', { ...NO_FIGURES, received: 1, open: 1, dueWithin3Days: 1 }],
  ['2025-07-02', { ...NO_FIGURES, received: 1, resolved: 1, onTime: 1, open: 1 }], ['2025-07-03', { ...NO_FIGURES, open: 1 }],
]);
const report = (view: View, figures: Map<string, Figures>, unitId: string | null = null): Report => ({ view, period: PERIOD, unitId, figures });
const REPORTS = (): Report[] => [
  report('summary', new Map([['', TOTAL]])), report('unit', new Map([[UNIT, TOTAL], ['unit-2', NO_FIGURES]])), report('unit of today', new Map([['unit-9', TOTAL]])),
  report('procedure', new Map([[PLACE.procedureCode, TOTAL]])), report('field', new Map([[PLACE.field, TOTAL]])), report('day', BY_DAY()), report('day of a unit', BY_DAY(), UNIT),
];

function cleanInstallation(): Installation {
  const unitRow = { key: `${UNIT} 0001-01-01`, value: '["commune"]' };
  return {
    dossiers: DOSSIERS, steps: STEPS,
    keys: DOSSIER_EVENTS.map(({ aggregateId, version, actor }, index) => ({ account: actor, route: `rpc.dossier.${ROUTES[index]}.v1`, key: KEYS[index] ?? '', aggregateId, version })),
    owners: [owner('registry', [UNIT_EVENT, CLOSURE_EVENT]), owner('dossier', [PROCEDURE, ...DOSSIER_EVENTS]), owner('reporting', []), owner('identity', [])],
    consumers: [
      consumer('dossier', { 'registry.unit': [UNIT_EVENT], 'registry.calendar': [CLOSURE_EVENT] }), consumer('identity', {}),
      consumer('reporting', { 'registry.unit': [UNIT_EVENT], 'dossier.procedure': [PROCEDURE], 'dossier.dossier': DOSSIER_EVENTS }),
    ],
    trails: [trail('registry', [UNIT_EVENT, CLOSURE_EVENT]), trail('dossier', [PROCEDURE, ...DOSSIER_EVENTS])],
    counters: [{ agency: 'H56.147.97', day: '2025-07-01', last: 40 }],
    blocks: [1, 21].map((first) => ({ agency: 'H56.147.97', day: '2025-07-01', desk: String(first), unitId: UNIT, first, last: first + 19, next: first + 1 })),
    accountIds: new Map(['motcua', 'chutich', 'chuyenvien', 'congdan'].map((login) => [login, `a-${login}`])),
    standings: [
      { dossierId: DESK.id, version: 3, competentUnitId: UNIT, procedureCode: PLACE.procedureCode, field: PLACE.field, receivedOn: '2025-07-01', dueOn: '2025-07-03',
        completedOn: '2025-07-02', timeliness: 'early', historic: false, refusedOn: null, stoppedOn: null, pauses: [] },
      { dossierId: ONLINE.id, version: 4, competentUnitId: UNIT, procedureCode: PLACE.procedureCode, field: PLACE.field, receivedOn: '2025-07-02', dueOn: '2025-07-07',
        completedOn: null, timeliness: null, historic: false, refusedOn: null, stoppedOn: null, pauses: [{ from: '2025-07-02', until: '2025-07-03', dueBefore: '2025-07-04' }] },
    ],
    copies: [{ name: 'dossier.unit_mirror', source: 'registry.unit', owner: [unitRow], copy: [{ ...unitRow }] }],
    facts: { turns: TURNS, stretches: STRETCHES }, today: new Map([[UNIT, 'unit-9']]), reports: REPORTS(),
  };
}

/** Checks the world, after a spec has broken it. */
export async function checkWorld(breakIt: (world: OpenWorld) => void = () => undefined): Promise<Map<string, Verdict>> {
  const history = await readHistory(HISTORY.map((line, index) => JSON.stringify({ t: index, ...line })));
  const world = structuredClone({ history, installation: cleanInstallation() }) as OpenWorld;
  breakIt(world);
  return new Map(checkInstallation(world.history, world.installation as Installation, { wholeStream: true }).map((verdict) => [verdict.name, verdict]));
}

/** The names of the checks that found something. */
export async function caughtBy(breakIt: (world: OpenWorld) => void): Promise<string[]> {
  return [...(await checkWorld(breakIt)).values()].filter(({ violations }) => violations > 0).map(({ name }) => name);
}

/** An attempt of the world by its id. */
export function attemptIn(world: OpenWorld, id: number): OpenWorld['history']['attempts'][number] {
  const found = world.history.attempts.find((attempt) => attempt.id === id);
  if (found === undefined) throw new Error(`no attempt ${id}`);
  return found;
}

/** What one row of the world is, for a spec that takes it away or changes it. */
export function theOnly<T>(rows: readonly T[], is: (row: T) => boolean): T {
  const found = rows.find(is);
  if (found === undefined) throw new Error('no such row');
  return found;
}
