import { describe, expect, it } from '@jest/globals';
import { durables } from '@haicap/contracts';
import { FOLLOWED } from './checker/logs/consumer-order.ts';
import { pairCopies } from './checker/sources/copy-rows.ts';

// The checker imports nothing of the product, so somebody else has to say that it knows everything that is followed.

/** What is followed without leaving rows that could be laid beside the owner's. */
const WITHOUT_A_COPY: Readonly<Record<string, string>> = {
  'reporting of dossier.dossier': 'standings are compared by themselves, with the steps of every dossier',
  'dossier of portal-adapter.payment': 'dossier books money by rules of its own and keeps no copy; the writers pay nothing',
  'dossier of portal-adapter.payment-statement': 'a day is reconciled, and what differs is kept; the writers pay nothing',
  'portal-adapter of dossier.payment-reconciliation': 'it becomes a job, and jobs are done',
  'webhook of dossier.dossier': 'it becomes deliveries to those who subscribed, and the writers do not',
  'webhook of dossier.procedure': 'as the dossiers',
  'webhook of registry.unit': 'as the dossiers',
  'webhook of identity.account': 'it keeps who is locked, and nobody is',
};

describe('what the checker looks at', () => {
  const none = { registry: {}, dossier: {}, reporting: {}, identity: {}, files: {}, adapter: {}, webhook: {}, lineage: { successions: [], names: new Map() }, today: '2025-07-01' };
  const compared = new Set(pairCopies(none).map(({ name, source }) => `${name.split('.')[0]} of ${source}`));
  const followed = durables().map(({ consumer, owner, noun }) => ({ consumer, source: `${owner}.${noun}`, label: `${consumer} of ${owner}.${noun}` }));

  it('is a copy, or an exception by name, for everything that is followed', () => {
    expect(followed.map(({ label }) => label).filter((label) => !compared.has(label) && !(label in WITHOUT_A_COPY))).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    expect(Object.keys(WITHOUT_A_COPY).filter((label) => compared.has(label) || !followed.some((one) => one.label === label))).toEqual([]);
  });

  it('is the order of versions at exactly those who follow', () => {
    const said = Object.entries(FOLLOWED).flatMap(([consumer, sources]) => sources.map((source) => `${consumer} of ${source}`));

    expect(said.toSorted()).toEqual(followed.map(({ label }) => label).toSorted());
  });
});
