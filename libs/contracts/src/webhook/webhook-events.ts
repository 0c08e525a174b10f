import { z } from 'zod';
import type { FactContract } from '../core/fact.js';
import * as deadlines from '../dossier/deadlines.js';
import * as dossierFacts from '../dossier/dossier-facts.js';
import * as dossiers from '../dossier/dossiers.js';
import * as payments from '../dossier/payments.js';
import * as procedureMoves from '../dossier/procedure-moves.js';
import { procedurePublished } from '../dossier/procedures.js';
import { unitRegistered, unitRevised } from '../registry/units.js';

const isFact = (value: unknown): value is FactContract => typeof value === 'object' && value !== null && 'busSubject' in value;
const ofDossiers = [dossiers, dossierFacts, payments, deadlines, procedureMoves]
  .flatMap((module): unknown[] => Object.values(module)).filter(isFact).filter(({ service, noun }) => service === 'dossier' && noun === 'dossier');

/** The facts that webhooks tell of: everything that happens to a dossier, and what changes in the two public directories. */
export const WEBHOOK_FACTS: readonly FactContract[] = [...ofDossiers, procedurePublished, unitRegistered, unitRevised];

/** How an event is called towards subscribers: noun and event, for example `dossier.received`. */
export function webhookEventOf({ noun, event }: Pick<FactContract, 'noun' | 'event'>): string {
  return `${noun}.${event}`;
}

/** Not an event of the province: what a subscriber has sent to see whether it arrives. */
export const WEBHOOK_TEST_EVENT = 'webhook.test';

const names = WEBHOOK_FACTS.map(webhookEventOf).toSorted();
export const webhookEvent = z.enum(names as [string, ...string[]]);
