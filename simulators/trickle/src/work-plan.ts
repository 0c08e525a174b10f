import type { Dossier, Procedure, Unit } from './gateway-client.js';

/** Who does a step: the officer at a desk, the specialist, the chair. */
export type Person = 'desk' | 'specialist' | 'chair';

/** A step in the life of a dossier: the sub-resource of the interface, who posts it, and what is in it. */
export interface Move {
  readonly kind: 'move';
  readonly dossier: Dossier;
  readonly action: string;
  readonly person: Person;
  readonly unitId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the simulator does next. A plan is made from a seed and from what is open, and from nothing else. */
export type Step =
  | { readonly kind: 'file'; readonly unit: Unit; readonly receivingUnit: Unit; readonly procedure: Procedure; readonly byCitizen: boolean }
  | Move;

export interface Province {
  readonly communes: readonly Unit[];
  readonly procedures: readonly Procedure[];
  readonly maxOpen: number;
  /** The commune whose demo people a newcomer signs in as: much is filed there, and of every state something is left for them to do. */
  readonly pilotUnitId: string | undefined;
}

const PILOT_SHARE = 0.4;
/** So many dossiers of a state the simulator leaves to the people of the pilot commune. */
const LEFT_AT_PILOT: Readonly<Record<string, number>> = {
  submitted: 2, received: 3, assigned: 5, 'supplement-requested': 2, 'pending-approval': 4, approved: 2, signed: 1, completed: 3,
};

/** One dossier in ten is filed by the citizen, and one in twenty at a centre that is not the competent one. */
const CITIZEN_SHARE = 0.1;
const NON_TERRITORIAL_SHARE = 0.05;
/** Of dossiers that are worked on, so many lack something, are asked back, or are sent back by the chair. */
const SUPPLEMENT_SHARE = 0.08;
const WITHDRAWAL_SHARE = 0.02;
const SENT_BACK_SHARE = 0.05;
const REFUSED_SHARE = 0.05;
/** Dossiers lie a little before somebody works on them, so that a backlog can be seen. */
const BACKLOG_KEPT = 20;

const oneOf = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** The steps of one beat: file one dossier unless too many are open, and move the oldest of every state. */
export function planBeat(open: readonly Dossier[], openInProvince: number, province: Province, random: () => number): Step[] {
  const filed: Step[] = openInProvince < province.maxOpen ? [planFiling(province, random)] : [];
  const moves = Object.entries(MOVES).flatMap(([status, plan]): Step[] => {
    const oldest = oldestToMove(open.filter((dossier) => dossier.status === status), LEFT_AT_PILOT[status] ?? 0, province.pilotUnitId);
    const kept = KEPT[status] ?? 0;
    return oldest === undefined || open.length <= kept ? [] : [plan(oldest, province, random)];
  });
  return [...filed, ...moves];
}

/** The oldest in one state, except the newest few of the pilot commune, which its own people find. */
function oldestToMove(inState: readonly Dossier[], left: number, pilotUnitId: string | undefined): Dossier | undefined {
  const atPilot = inState.filter(({ competentUnitId }) => competentUnitId === pilotUnitId);
  const leftThere = new Set(atPilot.slice(Math.max(0, atPilot.length - left)));
  return inState.find((dossier) => !leftThere.has(dossier));
}

const KEPT: Readonly<Record<string, number>> = { received: BACKLOG_KEPT / 2, assigned: BACKLOG_KEPT, 'supplement-requested': BACKLOG_KEPT / 2 };

type Plan = (dossier: Dossier, province: Province, random: () => number) => Move;
const move = (dossier: Dossier, person: Person, action: string, body: Move['body'] = {}, unitId = dossier.competentUnitId): Move =>
  ({ kind: 'move', dossier, action, person, unitId, body });
const because = (reasonCode: string, reasonText: string) => ({ reasonCode, reasonText });

/** What follows the decision, and what is simple has none: the signature, or the end. */
function concludeWork(dossier: Dossier): Move {
  return dossier.needsSignature === true ? move(dossier, 'chair', 'signature', { kind: 'paper' }) : move(dossier, 'specialist', 'completion');
}

/** Who does what next with a dossier in a state that somebody has to act in. */
const MOVES: Readonly<Record<string, Plan>> = {
  submitted: (dossier, _province, random) => (random() < REFUSED_SHARE
    ? move(dossier, 'desk', 'intake-refusal', because('duplicate', 'Hồ sơ này đã được nộp trước đó.'), dossier.receivingUnitId)
    : move(dossier, 'desk', 'receipt', {}, dossier.receivingUnitId)),
  // The chair names the specialist when the step is carried out.
  received: (dossier) => move(dossier, 'chair', 'assignments'),
  assigned: planWork,
  'supplement-requested': (dossier) =>
    move(dossier, 'desk', 'supplements', { components: dossier.missingComponents.map(({ code }) => ({ code, originals: 1 })) }),
  'pending-approval': (dossier, _province, random) => (random() < SENT_BACK_SHARE
    ? move(dossier, 'chair', 'approval-return', because('draft-incorrect', 'Đề nghị rà soát lại dự thảo kết quả.'))
    : move(dossier, 'chair', 'approval')),
  'returned-by-approver': (dossier) => move(dossier, 'specialist', 'approval-submission'),
  approved: concludeWork,
  signed: (dossier) => move(dossier, 'desk', 'result-number'),
  numbered: (dossier) => move(dossier, 'desk', 'issuance'),
  issued: (dossier) => move(dossier, 'specialist', 'completion'),
  'result-withdrawn': replaceResult,
  'withdrawal-requested': (dossier) => move(dossier, 'chair', 'stop', because('withdrawn', 'Dừng giải quyết theo đề nghị của người nộp.')),
  completed: (dossier) => move(dossier, 'desk', 'result-return', {}, dossier.returningUnitId),
};

/** Another result in place of the withdrawn one goes the way of the first. */
function replaceResult(dossier: Dossier, province: Province, random: () => number): Move {
  const { replacement } = dossier;
  if (replacement === undefined) return move(dossier, 'chair', 'result-replacement');
  if (replacement.step === 'begun') return move(dossier, 'chair', 'signature', { kind: 'paper' });
  const next = MOVES[replacement.step];
  if (next === undefined) throw new Error(`no next step for a replacement that is ${replacement.step}`);
  return next(dossier, province, random);
}

function planWork(dossier: Dossier, { procedures }: Province, random: () => number): Move {
  const chance = random();
  const procedure = procedures.find(({ code }) => code === dossier.procedureCode);
  const missing = procedure?.components.find(({ required }) => required);
  if (chance < WITHDRAWAL_SHARE) return move(dossier, 'desk', 'withdrawal-request', because('no-longer-needed', 'Người nộp không còn nhu cầu.'));
  // A citizen is asked once; a second time would need the consent of a superior.
  const wasAsked = (dossier.supplement?.count ?? 0) > 0;
  if (chance < WITHDRAWAL_SHARE + SUPPLEMENT_SHARE && missing !== undefined && !wasAsked) {
    return move(dossier, 'specialist', 'supplement-requests', { ...because('incorrect', 'Giấy tờ chưa rõ, đề nghị nộp lại.'), missing: [{ code: missing.code }] });
  }
  return procedure?.isSimple === true ? concludeWork(dossier) : move(dossier, 'specialist', 'approval-submission');
}

function planFiling({ communes, procedures, pilotUnitId }: Province, random: () => number): Step {
  const pilot = communes.find(({ unitId }) => unitId === pilotUnitId);
  const unit = pilot !== undefined && random() < PILOT_SHARE ? pilot : oneOf(communes, random);
  const procedure = oneOf(procedures.filter(({ competentLevel }) => competentLevel === 'commune'), random);
  const receivingUnit = random() < NON_TERRITORIAL_SHARE ? oneOf(communes, random) : unit;
  return { kind: 'file', unit, receivingUnit, procedure, byCitizen: random() < CITIZEN_SHARE };
}
