import { HTTP_ROUTES } from '../index.js';

/** Queries that keep a row of their own, because it says more than who and what: by what was searched, which paper, how many rows. */
const BY_USE_CASE = new Set(['search-persons', 'print-tracking-book', 'preview-paper-template']);

/** Queries for signed-in people that show nobody's data, each with what they show. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  'look-up-own-account': 'the own account', 'list-sessions': 'the own sessions', 'list-own-looks': 'who looked at the own dossiers', 'list-views': 'the own filters, which hold no person', 'list-code-blocks': 'numbers of dossiers',
  'list-payments': 'receipts with number and amount', 'export-payments': 'the same as a table',
  'look-up-deadline-policy': 'rules of the province', 'list-recalculations': 'how many appointments move', 'look-up-recalculation': 'the same',
  'list-recalculation-lines': 'codes and appointments', 'list-deadline-notices': 'codes and appointments',
  'list-subscriptions': 'own subscriptions', 'look-up-subscription': 'the same', 'list-deliveries': 'own deliveries of facts, which name no person', 'look-up-delivery': 'the same',
  'list-service-clients': 'programs, no person', 'look-up-service-client': 'the same',
  'list-fee-rules': 'prices', 'list-reconciliations': 'sums of a day', 'look-up-reconciliation': 'the same', 'list-differences': 'numbers of transactions',
  'list-paper-templates': 'forms', 'look-up-paper-template': 'a form', 'list-delegations': 'accounts and posts, no name',
  'look-up-procedure-draft': 'the catalogue', 'list-procedure-drafts': 'the catalogue', 'check-procedure-draft': 'the catalogue', 'compare-procedure-draft': 'the catalogue',
  'look-up-procedure-coverage': 'the catalogue', 'look-up-procedure-move': 'the catalogue', 'list-procedure-moves': 'the catalogue', 'list-procedure-move-lines': 'codes of dossiers',
};

const queries = [...new Set(HTTP_ROUTES.flatMap(({ rpcs }) => rpcs))].filter(({ kind }) => kind === 'query');

describe('a question that a person may ask over HTTP', () => {
  it.each(queries.filter(({ access }) => access !== 'public').map((contract) => [contract.name, contract] as const))('%s leaves a row of the audit trail, or shows nobody', (name, { looks }) => {
    expect([looks !== undefined, BY_USE_CASE.has(name), name in OF_NOBODY].filter(Boolean)).toHaveLength(1);
  });

  it('is excused by no name that is not asked', () => {
    const asked = new Set(queries.map(({ name }) => name));

    expect([...BY_USE_CASE, ...Object.keys(OF_NOBODY)].filter((name) => !asked.has(name))).toEqual([]);
  });
});
