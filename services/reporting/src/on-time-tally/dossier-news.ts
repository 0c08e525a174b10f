import { dossierAssigned, dossierCompleted, dossierReceived, type FactData } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import type { DossierNews } from './on-time-tally.js';

/**
 * Reads a fact about a dossier. A kind that this release does not know still describes the dossier when it carries what
 * all of them carry; a fact of a known kind that does not keep its contract throws.
 */
export function toDossierNews(fact: OrderedFact): DossierNews {
  const { aggregateId: dossierId, version } = fact;
  const completed = factData(dossierCompleted, fact);
  if (completed !== null) {
    const { completedOn, timeliness } = completed;
    return { dossierId, version, described: describe(completed), completed: { on: localDate(completedOn), timeliness } };
  }
  const described = factData(dossierReceived, fact) ?? factData(dossierAssigned, fact) ?? dossierReceived.data.safeParse(fact.data).data;
  return { dossierId, version, described: described === undefined ? null : describe(described), completed: null };
}

function describe(data: FactData<typeof dossierReceived>): NonNullable<DossierNews['described']> {
  const { competentUnitId, procedureCode, field, receivedOn, dueOn, historic } = data;
  return { competentUnitId, procedureCode, field, receivedOn: localDate(receivedOn), dueOn: dueOn === null ? null : localDate(dueOn), historic };
}
