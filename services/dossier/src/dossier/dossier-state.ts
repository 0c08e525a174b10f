import type { DeliveryStatus, DossierStatus, FinancialStatus, ResultKind, SilenceRule, SyncStatus } from '@haicap/contracts';
import type { DueReason, LocalDate, TimeLimit, Timeliness } from '@haicap/kernel';

export type Channel = 'counter' | 'online' | 'postal';

/** What is fixed when a dossier is filed. Only the units change afterwards: by a transfer or a consultation. */
export interface Filing {
  readonly dossierId: string;
  /** Opaque: it is never rebuilt when a unit is renamed. */
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: string;
  readonly field: string;
  /** Whether a chair approves the result before it is completed, as the procedure said on the day of filing. */
  readonly needsApproval: boolean;
  /** Whether the procedure may ask for money at all, as it said on the day of filing; absent means no. */
  readonly payable?: boolean | undefined;
  /** Whether the result is signed, numbered and issued, as the procedure said on that day. */
  readonly needsSignature: boolean;
  readonly channel: Channel;
  /** The case of the procedure it was filed under, where the procedure knows cases. */
  readonly caseCode: string | null;
  // Decree 118/2025 lets any centre of the province receive, so who receives and who decides may differ.
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
  /** Units that took part beside these: those that were asked for their opinion, and those that were competent before a transfer. */
  readonly involvedUnitIds: readonly string[];
  /** The citizen's account when the dossier was filed online. */
  readonly ownerAccountId: string | null;
  readonly submittedAt: Date;
  /** Loaded from an earlier system: no timer, notice, sync or live event comes from it. */
  readonly historic: boolean;
}

/** A filing that a desk has received: from then on there is a promise. */
export interface Receipt extends Filing {
  readonly receivedAt: Date;
  readonly receivedOn: LocalDate;
  /** When the legal clock began to run: within working hours of the competent unit. */
  readonly clockStartsAt: Date;
}

/** Tells whether a desk has received it. */
export function isReceipt(filing: Filing | Receipt): filing is Receipt {
  return 'receivedAt' in filing;
}

/** The appointment. The official statistics judge it by the day; only limits in hours are judged by the minute. */
export interface Due {
  readonly at: Date | null;
  readonly on: LocalDate | null;
  readonly precision: 'day' | 'minute';
  readonly reasons: readonly DueReason[];
  /** The first appointment, once something has moved it. */
  readonly original?: { readonly at: Date; readonly on: LocalDate } | undefined;
  /** The limit it was counted by; absent for what was received before limits were kept: then the procedure version's. */
  readonly limit?: TimeLimit | undefined;
  /** How often it was extended with an apology. */
  readonly extensions?: number | undefined;
}

/** The appointment that had passed when it was extended for the first time. */
export function missedPromise({ reasons }: Pick<Due, 'reasons'>): Extract<DueReason, { code: 'promise-missed' }> | undefined {
  return reasons.find((reason) => reason.code === 'promise-missed');
}

/** A component the citizen was asked for, under the name the procedure gives it. */
export interface MissingComponent {
  readonly code: string;
  readonly name: string;
}

/** Whether the citizen may be asked once more: what a superior said, and who asked. */
export interface SupplementConsent {
  readonly state: 'asked' | 'given' | 'refused';
  readonly askedBy: string;
}

/** How often the citizen was asked for a supplement. A second time needs a superior's consent. */
export interface Supplements {
  readonly count: number;
  readonly consent: SupplementConsent | null;
}

export const NO_SUPPLEMENTS: Supplements = { count: 0, consent: null };

/** States in which somebody works on it. */
export type WorkingStanding =
  | { readonly status: 'received' }
  | { readonly status: 'assigned' | 'returned-by-approver' | 'pending-approval' | 'approved' | SigningStatus; readonly assigneeId: string };

/** Steps of a result between approval and completion: signed, but not issued; issued, but not returned. */
export type SigningStatus = 'signed' | 'numbered' | 'issued';

/** Waiting for the citizen; the clock stands since `pausedAt`, if the dossier was received and it runs at all. */
export interface PausedStanding {
  readonly status: 'supplement-requested' | 'payment-required';
  readonly pausedAt: Date;
  readonly before: WorkingStanding | { readonly status: 'submitted' };
  readonly reasonCode: string;
  readonly missing: readonly MissingComponent[];
  /** The last day to supply, where the procedure sets a limit. */
  readonly supplyUntil?: LocalDate | undefined;
}

/** A state that a request for withdrawal interrupts, and goes back to when it is refused. */
export type InterruptibleStanding = { readonly status: 'submitted' } | WorkingStanding | PausedStanding;

export interface WithdrawalStanding {
  readonly status: 'withdrawal-requested';
  readonly before: InterruptibleStanding;
  readonly reasonCode: string;
}

export interface CompletedStanding {
  readonly status: 'completed' | 'result-returned';
  readonly assigneeId: string;
  readonly completedAt: Date;
  readonly completedOn: LocalDate;
  readonly timeliness: Timeliness;
}

/** The result is void and another has to replace it. What was told as completed stays told, so its day and judgement stay. */
export interface ResultWithdrawnStanding extends Omit<CompletedStanding, 'status'> {
  readonly status: 'result-withdrawn';
  readonly reasonCode: string;
  /** Absent until another result is ordered in its place. */
  readonly replacement?: Replacement | undefined;
}

/** How far a result is that comes in place of a withdrawn one: its steps are those of every result, and none of them untells the completion. */
export type Replacement = { readonly replacesResultId: string } & (
  | { readonly step: 'begun' }
  | { readonly step: 'signed'; readonly result: SignedResult }
  | { readonly step: 'numbered' | 'issued'; readonly result: SignedResult; readonly entry: RegisterEntry }
);

/** The evidence of a signature as far as others may know it. */
export interface SignedResult {
  readonly resultId: string;
  readonly kind: ResultKind;
  readonly sha256: string | null;
}

/** A number of a unit's register of a year. */
export interface RegisterEntry {
  readonly unitId: string;
  readonly year: number;
  readonly number: number;
  readonly symbol: string;
}

export interface EndedStanding {
  readonly status: 'refused' | 'stopped';
  readonly assigneeId: string | null;
  readonly reasonCode: string;
  /** Whether the desk refused later than it had to answer; of dossiers that were stopped never said. */
  readonly intakeLate?: boolean | undefined;
}

/** Where a dossier stands: everything that differs from state to state. */
export type Standing = InterruptibleStanding | WithdrawalStanding | CompletedStanding | ResultWithdrawnStanding | EndedStanding;

/** A question to another unit that is still open. */
export interface OpenConsultation {
  readonly consultationId: string;
  readonly unitId: string;
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
  readonly silence: SilenceRule;
}

/** What lies beside the business status. None of these is derived from it or from another of them. */
export interface Kept {
  readonly version: number;
  readonly receipt: Filing | Receipt;
  readonly due: Due;
  readonly supplements: Supplements;
  /** Until when the desk has to answer what was filed online; null for what a desk received as it was filed. */
  readonly intakeDueAt: Date | null;
  readonly financialStatus: FinancialStatus;
  readonly deliveryStatus: DeliveryStatus;
  /** By destination; empty while none is connected. */
  readonly sync: Readonly<Record<string, SyncStatus>>;
  readonly consulting: readonly OpenConsultation[];
}

export type Dossier = Kept & Standing;

/** The officer it is with, if any. */
export function assigneeOf(standing: Standing): string | null {
  switch (standing.status) {
    case 'submitted':
    case 'received':
      return null;
    case 'supplement-requested':
    case 'payment-required':
    case 'withdrawal-requested':
      return assigneeOf(standing.before);
    default:
      return standing.assigneeId;
  }
}

/** The pause that stands, also below a request for withdrawal. */
export function pauseOf(standing: Standing): PausedStanding | null {
  if (standing.status === 'withdrawal-requested') return pauseOf(standing.before);
  return standing.status === 'supplement-requested' || standing.status === 'payment-required' ? standing : null;
}

// The ten codes of the national portal. Derived here and nowhere else, never stored.
const NATIONAL_STATUS: Readonly<Record<DossierStatus, number>> = {
  submitted: 1, received: 2, refused: 3,
  assigned: 4, 'pending-approval': 4, 'returned-by-approver': 4, approved: 4, signed: 4, numbered: 4, issued: 4,
  'supplement-requested': 5, 'payment-required': 6, 'withdrawal-requested': 7, stopped: 8, completed: 9, 'result-withdrawn': 9, 'result-returned': 10,
};

const ENDED: readonly DossierStatus[] = ['refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn'];

/** Whether a dossier has its result, or will have none. Collecting a result is nobody's delay. */
export function isEnded(status: DossierStatus): boolean {
  return ENDED.includes(status);
}

/** The status as the national portal counts it, from 1 to 10. */
export function nationalStatus(status: DossierStatus): number {
  return NATIONAL_STATUS[status];
}
