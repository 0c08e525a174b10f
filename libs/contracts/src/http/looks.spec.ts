import { HTTP_ROUTES } from '../index.js';

/** Queries that keep a row of their own, because it says more than who and what: by what was searched, which paper, how many rows. */
const BY_USE_CASE = new Set(['search-persons', 'print-tracking-book', 'preview-paper-template', 'search-audit']);

/** Queries for signed-in people that show nobody's data, each with what they show. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  'look-up-own-account': 'the own account', 'look-up-own-permissions': 'the own rights', 'list-permission-rules': 'roles and actions', 'list-sessions': 'the own sessions', 'list-own-looks': 'who looked at the own dossiers', 'list-views': 'the own filters, which hold no person', 'list-code-blocks': 'numbers of dossiers',
  'list-deferred-commands': 'what oneself wrote', 'list-filing-drafts': 'what oneself has begun', 'look-up-filing-draft': 'what oneself has filled in', 'list-low-ratings': 'codes and scores', 'look-up-satisfaction': 'sums',
  'list-payments': 'receipts with number and amount', 'export-payments': 'the same as a table',
  'look-up-deadline-policy': 'rules of the province', 'list-recalculations': 'how many appointments move', 'look-up-recalculation': 'the same',
  'list-recalculation-lines': 'codes and appointments', 'list-deadline-notices': 'codes and appointments', 'list-reminders': 'codes and appointments',
  'list-subscriptions': 'own subscriptions', 'look-up-subscription': 'the same', 'list-deliveries': 'own deliveries of facts, which name no person', 'look-up-delivery': 'the same',
  'list-service-clients': 'programs, no person', 'look-up-service-client': 'the same',
  'list-fee-rules': 'prices', 'list-reconciliations': 'sums of a day', 'look-up-reconciliation': 'the same', 'list-differences': 'numbers of transactions',
  'list-paper-templates': 'forms', 'look-up-paper-template': 'a form', 'list-delegations': 'accounts and posts, no name',
  'look-up-procedure-draft': 'the catalogue', 'list-procedure-drafts': 'the catalogue', 'check-procedure-draft': 'the catalogue', 'compare-procedure-draft': 'the catalogue',
  'look-up-procedure-coverage': 'the catalogue', 'list-step-times': 'sums of no dossier', 'look-up-procedure-move': 'the catalogue', 'list-procedure-moves': 'the catalogue', 'list-procedure-move-lines': 'codes of dossiers',
  'list-dead-letters': 'numbers of facts',
  'look-up-work-reach': 'the own units', 'check-dossier-readable': 'a version',
};

/** Queries that ask for no account, each with what they show. */
const OF_EVERYBODY: Readonly<Record<string, string>> = {
  'look-up-summary': 'sums', 'list-figures': 'sums', 'look-up-session': 'whether the own cookie holds', 'list-dossier-reasons': 'the catalogue', 'quote-fees': 'prices', 'quote-appointment': 'a day that would be promised now',
  'export-procedures': 'the catalogue', 'list-procedures': 'the catalogue', 'list-procedure-briefs': 'the catalogue', 'look-up-procedure': 'the catalogue', 'list-procedure-versions': 'the catalogue', 'compare-procedure-versions': 'the catalogue',
  'list-receipt-keys': 'public keys', 'look-up-receipt-key': 'a public key', 'list-signing-roots': 'public certificates', 'verify-signed-file': 'who signed for an office, as the file itself says',
  'list-units': 'the directory', 'look-up-unit': 'the directory', 'list-unit-successions': 'the directory', 'list-audit-roots': 'hashes', 'look-up-boundaries': 'a map', 'look-up-audit-root': 'a hash',
  'look-up-calendar': 'the calendar', 'list-unit-closures': 'the calendar', 'look-up-service-hours': 'the calendar',
  'receive-payment-callback': 'an answer to the payment platform',
};

const queries = [...new Set(HTTP_ROUTES.flatMap(({ rpcs }) => rpcs))].filter(({ kind }) => kind === 'query');

describe('a question that a person may ask over HTTP', () => {
  it.each(queries.map((contract) => [contract.name, contract] as const))('%s leaves a row of the audit trail, or shows nobody', (name, { looks, access }) => {
    expect([looks !== undefined, BY_USE_CASE.has(name), access === 'public' ? name in OF_EVERYBODY : name in OF_NOBODY].filter(Boolean)).toHaveLength(1);
  });

  it('is excused by no name that is not asked', () => {
    const asked = new Set(queries.map(({ name }) => name));

    expect([...BY_USE_CASE, ...Object.keys(OF_NOBODY), ...Object.keys(OF_EVERYBODY)].filter((name) => !asked.has(name))).toEqual([]);
  });
});
