import {
  dossierAssigned, dossierCompleted, dossierConsultationAnswered, dossierConsultationRequested, dossierConsultationWithdrawn, dossierDeadlineRecalculated, dossierExtended, dossierIntakeRefused, dossierPaymentConfirmed, dossierPaymentRequired, dossierReceived, dossierStopped, dossierSubmitted, dossierSupplemented,
  dossierStatus, dossierSupplementRequested, type FactData,
} from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import type { Stand } from '../step-times/step-wait.js';
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
  const news = readNews(fact);
  // A kind that this release does not know may name a state that it does not know either.
  const status = dossierStatus.safeParse(fact.data['status']).data;
  return news.described === null || status === undefined ? news : { ...news, stand: { at: fact.at, status, ...consultationIn(fact) } };
}

function consultationIn(fact: OrderedFact): Pick<Stand, 'consultation'> {
  const asked = factData(dossierConsultationRequested, fact);
  if (asked !== null) return { consultation: { consultationId: asked.consultationId, askedUnitId: asked.consultedUnitId } };
  const ended = factData(dossierConsultationAnswered, fact) ?? factData(dossierConsultationWithdrawn, fact);
  return ended === null ? {} : { consultation: { consultationId: ended.consultationId, askedUnitId: null } };
}

function readNews(fact: OrderedFact): DossierNews {
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
