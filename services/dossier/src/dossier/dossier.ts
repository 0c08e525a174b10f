import { dossierStatus, refusal, type DossierStatus, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, timeliness, timelinessByTime, type DueReason, type LocalDate, type Result, type Timeliness } from '@haicap/kernel';

export type Channel = 'counter' | 'online' | 'postal';

/** What is fixed when a dossier is received and never changes. */
export interface Receipt {
  readonly dossierId: string;
  /** Opaque: it is never rebuilt when a unit is renamed. */
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: string;
  readonly field: string;
  readonly channel: Channel;
  // Decree 118/2025 lets any centre of the province receive, so who receives and who decides may differ.
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
  /** The citizen's account when the dossier was filed online. */
  readonly ownerAccountId: string | null;
  readonly receivedAt: Date;
  readonly receivedOn: LocalDate;
  /** When the legal clock began to run: within working hours of the competent unit. */
  readonly clockStartsAt: Date;
  /** Loaded from an earlier system: no timer, notice, sync or live event comes from it. */
  readonly historic: boolean;
}

/** The appointment. The official statistics judge it by the day; only limits in hours are judged by the minute. */
export interface Due {
  readonly at: Date | null;
  readonly on: LocalDate | null;
  readonly precision: 'day' | 'minute';
  readonly reasons: readonly DueReason[];
}

interface Kept {
  readonly receipt: Receipt;
  readonly version: number;
  readonly due: Due;
}

export interface ReceivedDossier extends Kept {
  readonly status: 'received';
}

export interface AssignedDossier extends Kept {
  readonly status: 'assigned';
  readonly assigneeId: string;
}

export interface CompletedDossier extends Kept {
  readonly status: 'completed';
  readonly assigneeId: string;
  readonly completedAt: Date;
  readonly completedOn: LocalDate;
  readonly timeliness: Timeliness;
}

export type Dossier = ReceivedDossier | AssignedDossier | CompletedDossier;

/** Every status, in the order of a life. */
export const DOSSIER_STATUSES: readonly DossierStatus[] = dossierStatus.options;

export type DossierAction = 'assign' | 'complete';

export type DossierCommand =
  | { readonly action: 'assign'; readonly assigneeId: string; readonly at: Date }
  | { readonly action: 'complete'; readonly at: Date };

export type DossierEvent =
  | { readonly type: 'received'; readonly at: Date; readonly receipt: Receipt; readonly due: Due }
  | { readonly type: 'assigned'; readonly at: Date; readonly assigneeId: string }
  | { readonly type: 'completed'; readonly at: Date; readonly timeliness: Timeliness };

/** A change of a dossier that exists already. */
export type DossierChange = Exclude<DossierEvent, { type: 'received' }>;

// The whole life in one table: what may be done in which state. A refusal names these as the way out.
const ACTIONS: Readonly<Record<DossierStatus, readonly DossierAction[]>> = {
  received: ['assign'],
  assigned: ['assign', 'complete'],
  completed: [],
};

// National codes: 2 received, 4 in process, 9 completed. Derived, never stored.
const NATIONAL_STATUS: Readonly<Record<DossierStatus, number>> = { received: 2, assigned: 4, completed: 9 };

/** What may be done with a dossier in this state. */
export function allowedActions(status: DossierStatus): readonly DossierAction[] {
  return ACTIONS[status];
}

/** The status as the national portal counts it, from 1 to 10. */
export function nationalStatus(status: DossierStatus): number {
  return NATIONAL_STATUS[status];
}

/** Decides what a command does to a dossier, or refuses with the actions that its state allows. */
export function decide(dossier: Dossier, command: DossierCommand): Result<DossierChange, Refusal> {
  const allowed = allowedActions(dossier.status);
  if (!allowed.includes(command.action)) {
    return err(refusal('DOSSIER_STATE_FORBIDS', { status: dossier.status, allowedActions: allowed }));
  }
  switch (command.action) {
    case 'assign':
      return ok({ type: 'assigned', at: command.at, assigneeId: command.assigneeId });
    case 'complete':
      return ok({ type: 'completed', at: command.at, timeliness: timelinessOf(dossier.due, command.at) });
    default:
      return command satisfies never;
  }
}

/** The dossier after an event. An event that cannot follow the state is a broken invariant, not a refusal. */
export function evolve(dossier: Dossier | null, event: DossierEvent): Dossier {
  if (event.type === 'received') {
    if (dossier) throw new Error(`dossier ${dossier.receipt.dossierId} was received twice`);
    return { status: 'received', version: 1, receipt: event.receipt, due: event.due };
  }
  if (!dossier) throw new Error(`a dossier that was never received cannot be ${event.type}`);
  const kept: Kept = { receipt: dossier.receipt, version: dossier.version + 1, due: dossier.due };

  switch (event.type) {
    case 'assigned':
      if (dossier.status === 'completed') throw impossible(dossier, event);
      return { ...kept, status: 'assigned', assigneeId: event.assigneeId };
    case 'completed':
      if (dossier.status !== 'assigned') throw impossible(dossier, event);
      return {
        ...kept, status: 'completed', assigneeId: dossier.assigneeId,
        completedAt: event.at, completedOn: localDateOf(event.at), timeliness: event.timeliness,
      };
    default:
      return event satisfies never;
  }
}

function timelinessOf(due: Due, completedAt: Date): Timeliness {
  return due.precision === 'minute' ? timelinessByTime(completedAt, due.at) : timeliness(localDateOf(completedAt), due.on);
}

function impossible(dossier: Dossier, event: DossierEvent): Error {
  return new Error(`dossier ${dossier.receipt.dossierId} is ${dossier.status} and cannot be ${event.type}`);
}
