import {
  dossierAssigned, dossierCompleted, dossierDeadlineRecalculated, dossierExtended, dossierIntakeRefused, dossierPaymentConfirmed, dossierPaymentRequired, dossierReceived, dossierStopped, dossierSubmitted, dossierSupplemented,
  dossierSupplementRequested, type FactData,
} from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import type { DossierNews } from './on-time-tally.js';

type Turn = NonNullable<DossierNews['turn']>;

/** The facts after which a dossier counts differently, and what of them counts. */
const TURNS: readonly ((fact: OrderedFact) => { readonly data: Filed; readonly turn: Turn } | null)[] = [
  (fact) => {
    const data = factData(dossierIntakeRefused, fact);
    return data && { data, turn: { kind: 'refused', on: localDate(data.refusedOn) } };
  },
  (fact) => {
    const data = factData(dossierSupplementRequested, fact);
    return data && { data, turn: { kind: 'paused', on: localDate(data.pausedOn) } };
  },
  (fact) => {
    const data = factData(dossierSupplemented, fact);
    return data && { data, turn: { kind: 'resumed', on: localDate(data.resumedOn) } };
  },
  (fact) => {
    const data = factData(dossierPaymentRequired, fact);
    return data && { data, turn: { kind: 'paused', on: localDate(data.pausedOn) } };
  },
  (fact) => {
    const data = factData(dossierPaymentConfirmed, fact);
    return data && { data, turn: { kind: 'resumed', on: localDate(data.resumedOn) } };
  },
  (fact) => {
    const data = factData(dossierExtended, fact);
    return data && { data, turn: { kind: 'moved', on: localDate(data.extendedOn) } };
  },
  (fact) => {
    const data = factData(dossierDeadlineRecalculated, fact);
    return data && { data, turn: { kind: 'moved', on: localDate(data.recalculatedOn) } };
  },
  (fact) => {
    const data = factData(dossierStopped, fact);
    return data && { data, turn: { kind: 'stopped', on: localDate(data.stoppedOn) } };
  },
];

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
  const submitted = factData(dossierSubmitted, fact);
  if (submitted !== null) return { dossierId, version, described: describe(submitted), submittedOn: localDate(submitted.submittedOn), completed: null };
  for (const read of TURNS) {
    const told = read(fact);
    if (told !== null) return { dossierId, version, described: describe(told.data), completed: null, turn: told.turn };
  }
  const described = factData(dossierReceived, fact) ?? factData(dossierAssigned, fact) ?? FILED.safeParse(fact.data).data;
  return { dossierId, version, described: described === undefined ? null : describe(described), completed: null };
}

// Whatever happens to a dossier, received or not, carries this.
const FILED = dossierSubmitted.data.omit({ submittedAt: true, submittedOn: true });
type Filed = Omit<FactData<typeof dossierSubmitted>, 'submittedAt' | 'submittedOn'>;

function describe(data: Filed): NonNullable<DossierNews['described']> {
  const { competentUnitId, procedureCode, field, receivedOn, dueOn, historic } = data;
  return {
    competentUnitId, procedureCode, field, historic,
    receivedOn: receivedOn === null ? null : localDate(receivedOn), dueOn: dueOn === null ? null : localDate(dueOn),
  };
}
