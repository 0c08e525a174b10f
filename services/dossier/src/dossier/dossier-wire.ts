import {
  dossierAssigned, dossierCompleted, dossierReceived, type Dossier as DossierAnswer, type FactData,
} from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { newEvent, type NewEvent } from '@haicap/outbox';
import { maskName } from '@haicap/service-kit';
import { allowedActions, nationalStatus, type Dossier, type DossierEvent } from './dossier.js';

/** A name and whether the reader may see it in full. */
export interface ShownName {
  readonly fullName: string;
  readonly mayBeSeen: boolean;
}

/** A dossier as it leaves the service. */
export function toAnswer(dossier: Dossier, name: ShownName): DossierAnswer {
  const { receipt, due } = dossier;
  const completed = dossier.status === 'completed' ? dossier : null;
  return {
    dossierId: receipt.dossierId, code: receipt.code, version: dossier.version,
    status: dossier.status, nationalStatus: nationalStatus(dossier.status),
    procedureCode: receipt.procedureCode, procedureVersion: receipt.procedureVersion,
    procedureName: receipt.procedureName, field: receipt.field, channel: receipt.channel,
    supportUnitId: receipt.supportUnitId, receivingUnitId: receipt.receivingUnitId,
    competentUnitId: receipt.competentUnitId, returningUnitId: receipt.returningUnitId,
    applicantName: name.mayBeSeen ? name.fullName : maskName(name.fullName), applicantMasked: !name.mayBeSeen,
    assigneeId: dossier.status === 'received' ? null : dossier.assigneeId,
    receivedAt: formatOffsetTime(receipt.receivedAt), clockStartsAt: formatOffsetTime(receipt.clockStartsAt),
    dueAt: due.at && formatOffsetTime(due.at), dueOn: due.on, dueReasons: [...due.reasons],
    completedAt: completed && formatOffsetTime(completed.completedAt), timeliness: completed?.timeliness ?? null,
    allowedActions: [...allowedActions(dossier.status)],
  };
}

/** The fact that tells others what happened; persons are references or absent. */
export function toNewEvent(dossier: Dossier, event: DossierEvent, by: { actor: string; traceparent: string }): NewEvent {
  const base = { aggregateId: dossier.receipt.dossierId, version: dossier.version, ...by };
  const data = factOf(dossier);
  const audit = (action: string) => ({ action, objectType: 'dossier', detail: { code: dossier.receipt.code } });
  switch (event.type) {
    case 'received':
      return newEvent({ ...base, contract: dossierReceived, data, audit: audit('receive') });
    case 'assigned':
      return newEvent({
        ...base, contract: dossierAssigned, audit: audit('assign'),
        data: { ...data, assigneeId: event.assigneeId, assignedAt: formatOffsetTime(event.at) },
      });
    case 'completed':
      return newEvent({ ...base, contract: dossierCompleted, audit: audit('complete'), data: completedFact(dossier, data) });
    default:
      return event satisfies never;
  }
}

function factOf({ receipt, due, status }: Dossier): FactData<typeof dossierReceived> {
  return {
    dossierId: receipt.dossierId, code: receipt.code, status,
    procedureCode: receipt.procedureCode, procedureVersion: receipt.procedureVersion, field: receipt.field, channel: receipt.channel,
    receivingUnitId: receipt.receivingUnitId, competentUnitId: receipt.competentUnitId, returningUnitId: receipt.returningUnitId,
    receivedAt: formatOffsetTime(receipt.receivedAt), receivedOn: receipt.receivedOn,
    dueAt: due.at && formatOffsetTime(due.at), dueOn: due.on,
    historic: receipt.historic,
  };
}

function completedFact(dossier: Dossier, data: FactData<typeof dossierReceived>): FactData<typeof dossierCompleted> {
  if (dossier.status !== 'completed') throw new Error(`dossier ${data.dossierId} is ${dossier.status} after its completion`);
  return { ...data, completedAt: formatOffsetTime(dossier.completedAt), completedOn: dossier.completedOn, timeliness: dossier.timeliness };
}
