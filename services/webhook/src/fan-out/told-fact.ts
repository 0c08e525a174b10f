import { dossierFact, procedurePublished, unitRegistered, WEBHOOK_FACTS, WEBHOOK_TEST_EVENT, webhookEventOf } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import type { OrderedFact } from '@haicap/outbox';
import { z } from 'zod';
import type { News } from '../subscription/subscription.js';

/** A fact as subscribers are told of it. */
export interface ToldFact extends News {
  readonly eventId: string;
  /** Counts what happened to this thing; the order in which messages arrive is not promised. */
  readonly sequence: number;
  readonly id: string;
  readonly path: string;
  /** How a dossier stands, for those who asked for it; no person is in it. */
  readonly dossier: Readonly<Record<string, unknown>> | null;
}

const EVENT_OF_TYPE = new Map(WEBHOOK_FACTS.map((contract) => [contract.type, webhookEventOf(contract)]));

const told = dossierFact.pick({
  code: true, status: true, procedureCode: true, procedureVersion: true, field: true, channel: true,
  receivingUnitId: true, competentUnitId: true, returningUnitId: true, dueAt: true,
}).extend({ receivedAt: dossierFact.shape.receivedAt.nullable() });
/** Units that have part in this one event: they read the dossier from it on. */
const withPart = z.object({ historic: z.boolean(), fromUnitId: z.uuid().optional(), toUnitId: z.uuid().optional(), consultedUnitId: z.uuid().optional() });

/** Null for what nobody is told of: kinds that are not offered, and history that was loaded from an earlier system. */
export function toldFactOf(fact: OrderedFact): ToldFact | null {
  const event = EVENT_OF_TYPE.get(fact.type);
  if (event === undefined) return null;
  const about = { eventId: fact.eventId, event, at: new Date(fact.at), sequence: fact.version };
  if (event.startsWith('dossier.')) return dossierNews(fact, about);
  if (event.startsWith('procedure.')) {
    const { code } = procedurePublished.data.parse(fact.data);
    return { ...about, id: code, path: `/api/v1/procedures/${encodeURIComponent(code)}`, unitIds: null, isRestricted: false, procedureCode: code, dossier: null };
  }
  const { unitId } = unitRegistered.data.parse(fact.data);
  return { ...about, id: unitId, path: `/api/v1/units/${unitId}`, unitIds: [unitId], isRestricted: false, procedureCode: null, dossier: null };
}

function dossierNews(fact: OrderedFact, about: Pick<ToldFact, 'eventId' | 'event' | 'at' | 'sequence'>): ToldFact | null {
  const dossier = told.parse(fact.data);
  const { historic, fromUnitId, toUnitId, consultedUnitId } = withPart.parse(fact.data);
  if (historic) return null;
  const { receivingUnitId, competentUnitId, returningUnitId, procedureCode } = dossier;
  const unitIds = [receivingUnitId, competentUnitId, returningUnitId, fromUnitId, toUnitId, consultedUnitId].filter((unitId) => unitId !== undefined);
  return { ...about, id: fact.aggregateId, path: `/api/v1/dossiers/${fact.aggregateId}`, unitIds: [...new Set(unitIds)], isRestricted: true, procedureCode, dossier };
}

/** The body of a message. It is made once and then the same at every attempt. */
export function payloadOf({ event, at, eventId, sequence, id, path, dossier }: ToldFact, { publicOrigin, payload }: { readonly publicOrigin: string; readonly payload: 'thin' | 'full' }): string {
  const data = { eventId, id, sequence, link: `${publicOrigin}${path}` };
  return JSON.stringify({ type: event, timestamp: formatOffsetTime(at), data: payload === 'full' && dossier !== null ? { ...data, dossier } : data });
}

/** What a test says: nothing but that it is one. */
export function testPayload(at: Date, subscriptionId: string): string {
  return JSON.stringify({ type: WEBHOOK_TEST_EVENT, timestamp: formatOffsetTime(at), data: { subscriptionId } });
}
