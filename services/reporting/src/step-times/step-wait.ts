import { STEP_STATUSES, type DossierStatus, type DossierStep } from '@haicap/contracts';

/** Where a dossier waits, since when and at which unit. */
export interface Wait {
  readonly step: DossierStep;
  readonly since: string;
  readonly unitId: string;
  /** Of a question to another unit; several may be open beside the state. */
  readonly consultationId?: string;
}

/** What a fact says of where a dossier waits. */
export interface Stand {
  readonly at: string;
  readonly status: DossierStatus;
  readonly consultation?: { readonly consultationId: string; readonly askedUnitId: string | null };
}

/** A wait that is over. */
export interface Passage {
  readonly step: DossierStep;
  readonly unitId: string;
  readonly since: string;
  readonly until: string;
}

const STEP_OF = new Map<DossierStatus, DossierStep>(
  (Object.keys(STEP_STATUSES) as DossierStep[]).flatMap((step) => STEP_STATUSES[step].map((status): [DossierStatus, DossierStep] => [status, step])));
/** Here the offices are done: a question nobody answered is not waited for any more. */
const DECIDED: readonly (DossierStep | undefined)[] = ['return', undefined];

/**
 * Where a dossier waits after one more fact. Another unit begins a wait of its own, so each unit is told its own time.
 * Null is "not known": of a dossier that was heard of before waits were kept, and of one from an earlier system, whose steps nobody has.
 */
export function waitsAfter(before: readonly Wait[] | null, { at, status, consultation }: Stand, unitId: string): readonly Wait[] | null {
  if (before === null) return null;
  const step = STEP_OF.get(status);
  const [main, questions] = [before.find((wait) => wait.consultationId === undefined), before.filter((wait) => wait.consultationId !== undefined)];
  const stays = main !== undefined && main.step === step && main.unitId === unitId;
  const asked = DECIDED.includes(step) ? [] : questionsAfter(questions, at, consultation);
  return [...(stays ? [main] : step === undefined ? [] : [{ step, since: at, unitId }]), ...asked];
}

function questionsAfter(open: readonly Wait[], at: string, told: Stand['consultation']): readonly Wait[] {
  if (told === undefined) return open;
  const others = open.filter(({ consultationId }) => consultationId !== told.consultationId);
  return told.askedUnitId === null ? others : [...others, { step: 'consult', since: at, unitId: told.askedUnitId, consultationId: told.consultationId }];
}

/** The waits that a fact ended. */
export function passagesOf(before: readonly Wait[] | null, after: readonly Wait[] | null, at: string): Passage[] {
  if (before === null || after === null) return [];
  const goesOn = new Set(after.map(keyOf));
  return before.filter((wait) => !goesOn.has(keyOf(wait))).map(({ step, unitId, since }) => ({ step, unitId, since, until: at }));
}

function keyOf({ step, since, unitId, consultationId }: Wait): string {
  return `${step}|${since}|${unitId}|${consultationId ?? ''}`;
}
