import * as contracts from '../index.js';
import { WEBHOOK_FACTS, webhookEvent, webhookEventOf, type FactContract } from '../index.js';

const isFact = (value: unknown): value is FactContract => typeof value === 'object' && value !== null && 'busSubject' in value;

describe('the events that webhooks tell of', () => {
  it('are everything that happens to a dossier, and the two public directories', () => {
    const ofDossiers = Object.values(contracts as Record<string, unknown>).filter(isFact).filter(({ service, noun }) => service === 'dossier' && noun === 'dossier').map(webhookEventOf);

    expect(webhookEvent.options).toEqual([...ofDossiers, 'procedure.published', 'unit.registered', 'unit.revised'].toSorted());
    expect(webhookEvent.options.length).toBeGreaterThan(40);
  });

  it('have each a name of their own', () => {
    expect(new Set(WEBHOOK_FACTS.map(webhookEventOf)).size).toBe(WEBHOOK_FACTS.length);
  });
});
