import type { Dossier as DossierAnswer } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { maskName } from '@haicap/service-kit';
import { actionsFor, maySeeName, type Rights } from '../access/access.js';
import { allowedActions, assigneeOf, isReceipt, nationalStatus, pauseOf, type Dossier } from './dossier.js';

/** Who reads it, and the name that may have to be masked. */
export interface Reader {
  readonly rights: Rights;
  readonly fullName: string;
}

/** A dossier as it leaves the service. */
export function toAnswer(dossier: Dossier, { rights, fullName }: Reader): DossierAnswer {
  const { receipt, due } = dossier;
  const received = isReceipt(receipt) ? receipt : null;
  const completed = 'completedAt' in dossier ? dossier : null;
  const pause = pauseOf(dossier);
  const mayBeSeen = maySeeName(rights, receipt);
  return {
    dossierId: receipt.dossierId, code: receipt.code, version: dossier.version,
    status: dossier.status, nationalStatus: nationalStatus(dossier.status),
    procedureCode: receipt.procedureCode, procedureVersion: receipt.procedureVersion,
    procedureName: receipt.procedureName, field: receipt.field, channel: receipt.channel,
    supportUnitId: receipt.supportUnitId, receivingUnitId: receipt.receivingUnitId,
    competentUnitId: receipt.competentUnitId, returningUnitId: receipt.returningUnitId,
    applicantName: mayBeSeen ? fullName : maskName(fullName), applicantMasked: !mayBeSeen,
    assigneeId: assigneeOf(dossier),
    submittedAt: formatOffsetTime(receipt.submittedAt),
    receivedAt: received && formatOffsetTime(received.receivedAt), clockStartsAt: received && formatOffsetTime(received.clockStartsAt),
    dueAt: due.at && formatOffsetTime(due.at), dueOn: due.on, dueReasons: [...due.reasons], originalDueOn: due.original?.on ?? null,
    pausedAt: pause && formatOffsetTime(pause.pausedAt),
    reasonCode: 'reasonCode' in dossier ? dossier.reasonCode : null, missingComponents: [...(pause?.missing ?? [])],
    completedAt: completed && formatOffsetTime(completed.completedAt), timeliness: completed?.timeliness ?? null,
    allowedActions: actionsFor(rights, allowedActions(dossier), receipt),
  };
}
