import { refusal, STATUS_GROUPS, STEP_STATUSES, type DossierStatus, type DossierStep, type FigureName, type Refusal } from '@haicap/contracts';
import { addDays, err, instantOf, localDate, ok, type LocalDate, type Result } from '@haicap/kernel';
import { worklistFilter, type WorklistFilter } from './worklist.js';

interface Wish {
  readonly figure: FigureName;
  readonly step?: DossierStep | undefined;
  readonly from?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Which dossiers a figure counts: by a day they carry, by the state they are in, by the day of a step, or by a question that is open. */
export type Selection =
  | { readonly by: 'day'; readonly day: 'received' | 'completed'; readonly timeliness: 'late' | 'in-time' | null; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly by: 'state'; readonly filter: WorklistFilter; readonly isReceived: boolean | null; readonly ended?: { readonly type: string; readonly from: Date; readonly before: Date } }
  | { readonly by: 'question' };

// As reporting counts: what waits for a new result is completed, and what no desk has received is in no figure but `waiting`.
const NOT_OPEN: readonly DossierStatus[] = ['submitted', 'result-withdrawn'];
const OPEN = STATUS_GROUPS.open.filter((status) => !NOT_OPEN.includes(status));
const WAITING: readonly DossierStatus[] = ['submitted', 'supplement-requested', 'withdrawal-requested', 'payment-required'];
const NO_APPOINTMENT = { dueFrom: null, dueBefore: null } as const;

/** What a figure counts, or why it cannot be asked for. */
export function selectionOf(wish: Wish, today: LocalDate): Result<Selection, Refusal> {
  if ((wish.figure === 'at-step') !== (wish.step !== undefined)) return wrong('/step', wish.step === undefined ? 'required' : 'unexpected');
  const to = wish.asOf === undefined ? today : localDate(wish.asOf);
  const from = wish.from === undefined ? to : localDate(wish.from);
  if (from > to) return wrong('/from', 'after-as-of');
  return ok(SELECTIONS[wish.figure]({ from, to, today, step: wish.step }));
}

interface Asked { readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate; readonly step: DossierStep | undefined }

const SELECTIONS: Readonly<Record<FigureName, (asked: Asked) => Selection>> = {
  received: ({ from, to }) => ({ by: 'day', day: 'received', timeliness: null, from, to }),
  resolved: ({ from, to }) => ({ by: 'day', day: 'completed', timeliness: null, from, to }),
  'on-time': ({ from, to }) => ({ by: 'day', day: 'completed', timeliness: 'in-time', from, to }),
  late: ({ from, to }) => ({ by: 'day', day: 'completed', timeliness: 'late', from, to }),
  withdrawn: (asked) => ended('stopped', 'stopped', asked),
  refused: (asked) => ended('refused', 'intake-refused', asked),
  open: () => ({ by: 'state', filter: { statuses: [...OPEN, ...STATUS_GROUPS.waiting], ...NO_APPOINTMENT }, isReceived: true }),
  waiting: () => ({ by: 'state', filter: { statuses: WAITING, ...NO_APPOINTMENT }, isReceived: false }),
  overdue: ({ today }) => due('overdue', today),
  'due-within-3-days': ({ today }) => due('within-3-days', today),
  'at-step': ({ step = 'process' }) => (step === 'consult' ? { by: 'question' } : atStep(step)),
};

function due(which: 'overdue' | 'within-3-days', today: LocalDate): Selection {
  const { dueFrom, dueBefore } = worklistFilter({ due: which }, today);
  return { by: 'state', filter: { statuses: OPEN, dueFrom, dueBefore }, isReceived: true };
}

function ended(status: DossierStatus, type: string, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }): Selection {
  const between = { type, from: instantOf(from, 0), before: instantOf(addDays(to, 1), 0) };
  return { by: 'state', filter: { statuses: [status], ...NO_APPOINTMENT }, isReceived: status === 'stopped', ended: between };
}

function atStep(step: Exclude<DossierStep, 'consult'>): Selection {
  return { by: 'state', filter: { statuses: STEP_STATUSES[step], ...NO_APPOINTMENT }, isReceived: null };
}

function wrong(pointer: string, code: string): Result<Selection, Refusal> {
  return err(refusal('REQUEST_INVALID', { issues: [{ pointer, code }] }));
}
