import type { AllowedAction, ClientScope, Role } from '@haicap/contracts';

/** Where an object stands: the units of it at which a post counts. `anywhere` asks for no unit. */
export type Place = 'anywhere' | 'unit' | 'receiving' | 'competent' | 'returning' | 'asked' | 'support' | 'involved';

export interface Grant {
  readonly roles: readonly Role[];
  /** A post in any of these units of the object will do. */
  readonly at: readonly Place[];
  /** A program that is let in for one of these may do it too, in its units as a post does in its own. */
  readonly scopes?: readonly ClientScope[];
  /** Whether the citizen whose object it is may do it too. */
  readonly owner?: true;
  /** Only whoever it is assigned to, and chairs: a colleague takes it over first. */
  readonly holder?: true;
  /** Only as long as the object stands so. */
  readonly while?: 'received' | 'not-received';
}

type Grants = Readonly<Record<string, readonly Grant[]>>;

const DESK: readonly Role[] = ['one-stop-officer'];
const CHAIR: readonly Role[] = ['chair'];
const ADMIN: readonly Role[] = ['province-admin'];
const DECIDERS: readonly Role[] = ['chair', 'specialist'];
const DESK_AND_SPECIALIST: readonly Role[] = ['one-stop-officer', 'specialist'];
const OFFICERS: readonly Role[] = ['chair', 'specialist', 'one-stop-officer'];
const PROVINCE: readonly Role[] = ['province-leader', 'province-admin', 'auditor'];
const EVERY_POST: readonly Role[] = [...OFFICERS, ...PROVINCE];
const CONCERNED: readonly Place[] = ['support', 'receiving', 'competent', 'returning', 'involved'];
const DESKS: readonly Place[] = ['receiving', 'competent', 'returning'];
const EVERYWHERE: readonly Place[] = ['anywhere'];
const THERE: readonly Place[] = ['unit'];

/** What was not received yet lies at the desk, so the desk answers who asks it back. */
const decidedOrAtItsDesk: readonly Grant[] = [
  { roles: DECIDERS, at: ['competent'], while: 'received' },
  { roles: DESK, at: ['receiving'], while: 'not-received' },
];

/** What people do to a dossier that exists: every action a dossier can name has a row. */
const DOSSIER_CHANGES = {
  receive: [{ roles: DESK, at: ['receiving'] }],
  'refuse-intake': [{ roles: DESK, at: ['receiving'] }],
  assign: [{ roles: OFFICERS, at: ['competent'] }],
  'request-supplement': [{ roles: DESK_AND_SPECIALIST, at: ['competent'] }],
  supply: [{ roles: DESK_AND_SPECIALIST, at: ['competent', 'receiving'], owner: true }],
  'submit-for-approval': [{ roles: DECIDERS, at: ['competent'], holder: true }],
  approve: [{ roles: CHAIR, at: ['competent'] }],
  'return-approval': [{ roles: CHAIR, at: ['competent'] }],
  complete: [{ roles: DECIDERS, at: ['competent'], holder: true }],
  'return-result': [{ roles: DESK, at: ['returning'] }],
  // For somebody who stands at a desk of the dossier.
  'request-withdrawal': [{ roles: DESK, at: DESKS, owner: true }],
  'assess-fees': [{ roles: DESK_AND_SPECIALIST, at: ['receiving', 'competent'] }],
  'take-payment': [{ roles: DESK, at: DESKS }],
  'request-payment': [{ roles: DESK, at: DESKS, owner: true }],
  'cancel-payment': [{ roles: DESK, at: DESKS, owner: true }],
  'refund-payment': [{ roles: ['one-stop-officer', 'specialist', 'chair'], at: DESKS }],
  'require-payment': [{ roles: ['specialist'], at: ['competent'] }],
  'confirm-payment': [{ roles: DESK_AND_SPECIALIST, at: ['competent'] }],
  extend: [{ roles: CHAIR, at: ['competent'] }],
  'request-intake-supplement': [{ roles: DESK, at: ['receiving'] }],
  'ask-supplement-consent': [{ roles: DESK_AND_SPECIALIST, at: ['competent', 'receiving'] }],
  'consent-to-supplement': [{ roles: CHAIR, at: ['competent', 'receiving'] }],
  'refuse-supplement-consent': [{ roles: CHAIR, at: ['competent', 'receiving'] }],
  // Which fields in which state is CORRECTION_RULES of the service dossier.
  correct: [{ roles: ['one-stop-officer', 'specialist', 'chair'], at: ['competent', 'receiving'] }],
  'refuse-withdrawal': decidedOrAtItsDesk,
  stop: decidedOrAtItsDesk,
  sign: [{ roles: CHAIR, at: ['competent'] }],
  // The register and the seal are in the hands of the records clerk, whichever post that is.
  'assign-number': [{ roles: OFFICERS, at: ['competent'] }],
  issue: [{ roles: OFFICERS, at: ['competent'] }],
  'withdraw-signature': [{ roles: CHAIR, at: ['competent'] }],
  'withdraw-result': [{ roles: CHAIR, at: ['competent'] }],
  'replace-result': [{ roles: CHAIR, at: ['competent'] }],
  transfer: [{ roles: CHAIR, at: ['competent'] }],
  'request-consultation': [{ roles: DECIDERS, at: ['competent'], holder: true }],
  'withdraw-consultation': [{ roles: DECIDERS, at: ['competent'], holder: true }],
  'answer-consultation': [{ roles: DECIDERS, at: ['asked'] }],
} as const satisfies Readonly<Record<AllowedAction, readonly Grant[]>>;

/**
 * Who may do what: role or scope × action × place × state × assigned or not. What has no row is denied to everybody; delegation gives somebody the
 * row of the one who delegated. Row policies in PostgreSQL stay the second wall, and which role reaches a route at all is in its contract.
 */
export const RULES = {
  dossier: {
    ...DOSSIER_CHANGES,
    // Filed at a desk of the own unit; a citizen files for himself or herself anywhere in the province.
    file: [{ roles: DESK, at: ['receiving'], scopes: ['dossier:write'] }],
    'file-own': [{ roles: ['citizen'], at: EVERYWHERE }],
    read: [{ roles: PROVINCE, at: EVERYWHERE }, { roles: OFFICERS, at: CONCERNED, owner: true, scopes: ['dossier:read', 'export:read'] }],
    // The province sees names masked. Who hands a name in is answered with it.
    'see-name': [{ roles: OFFICERS, at: CONCERNED, owner: true, scopes: ['dossier:read', 'dossier:write'] }],
    // Who leads asks a unit to look; it is no step of the dossier.
    remind: [{ roles: ['province-leader', 'province-admin'], at: EVERYWHERE }, { roles: CHAIR, at: ['competent'] }],
    // Officers write to one another and to the citizen, to no program.
    'read-note': [{ roles: OFFICERS, at: CONCERNED, owner: true }],
  },
  person: { search: [{ roles: DESK, at: EVERYWHERE }] },
  register: { 'read-clear': [{ roles: OFFICERS, at: THERE }], 'read-masked': [{ roles: PROVINCE, at: EVERYWHERE }] },
  'saved-view': { share: [{ roles: EVERY_POST, at: THERE }] },
  'paper-template': { edit: [{ roles: ADMIN, at: EVERYWHERE }] },
  reason: { edit: [{ roles: ADMIN, at: EVERYWHERE }] },
  'fee-rule': { edit: [{ roles: ADMIN, at: EVERYWHERE }] },
  'deadline-policy': { edit: [{ roles: ADMIN, at: EVERYWHERE }] },
  'deadline-recalculation': { command: [{ roles: ADMIN, at: EVERYWHERE }] },
  'payment-reconciliation': { command: [{ roles: ADMIN, at: EVERYWHERE }] },
  'procedure-draft': { edit: [{ roles: ADMIN, at: EVERYWHERE }], read: [{ roles: PROVINCE, at: EVERYWHERE }] },
  file: { read: [{ roles: OFFICERS, at: THERE, owner: true }], sign: [{ roles: CHAIR, at: THERE }] },
  delegation: { command: [{ roles: CHAIR, at: THERE }] },
  officer: { list: [{ roles: ['province-admin', 'auditor'], at: EVERYWHERE }, { roles: EVERY_POST, at: THERE }], import: [{ roles: ADMIN, at: EVERYWHERE }] },
  boundaries: { import: [{ roles: ADMIN, at: EVERYWHERE }] },
  calendar: { edit: [{ roles: ADMIN, at: EVERYWHERE }, { roles: CHAIR, at: THERE }] },
  figures: { rebuild: [{ roles: ADMIN, at: EVERYWHERE }], 'read-steps': [{ roles: [...CHAIR, ...PROVINCE], at: EVERYWHERE }] },
} as const satisfies Readonly<Record<string, Grants>>;

export type Subject = keyof typeof RULES;
export type ActionOn<S extends Subject> = keyof (typeof RULES)[S] & string;

/** The rows of an action; an action without any is denied. */
export function grantsOf<S extends Subject>(subject: S, action: ActionOn<S>): readonly Grant[] {
  const rows: Grants = RULES[subject];
  return Object.hasOwn(rows, action) ? rows[action] ?? [] : [];
}
