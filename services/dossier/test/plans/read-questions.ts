import { dossierStatus, dueFilter, listDossiers, listDossiersBehind, printTrackingBook, statusGroup, type Actor, type RpcInput } from '@haicap/contracts';
import type { Bounds } from '@haicap/testing';
import { localDate } from '@haicap/kernel';
import { ListDossiers } from '../../src/dossier/list-dossiers.js';
import { worklistFilter } from '../../src/dossier/worklist.js';
import { ListOwnDossiers } from '../../src/dossier/list-own-dossiers.js';
import { LookUpDossier } from '../../src/dossier/look-up-dossier.js';
import { ListDossiersBehind } from '../../src/figure-rows/list-dossiers-behind.js';
import { TrackReceiptProof } from '../../src/receipt-proof/track-receipt-proof.js';
import { ListPapers } from '../../src/paper/list-papers.js';
import { ListTimeline } from '../../src/timeline/list-timeline.js';
import { TrackDossier } from '../../src/tracking/track-dossier.js';
import { trackingSecret, trackingToken } from '../../src/tracking/tracking.js';
import { PrintTrackingBook } from '../../src/tracking-book/print-tracking-book.js';
import { accepted, CITIZEN, INSTALLATION_KEY, PEOPLE, UNITS, type DossierRig } from '../dossier-rig.js';
import type { HotQuestion } from './hot-question.js';

/** A question that a person asks of the service. */
export interface AskedQuestion extends HotQuestion {
  readonly ask: (rig: DossierRig) => Promise<unknown>;
}

const PAGE = 50;
// One more than the page of each status, for what a unit decides and for what its desk received or returns.
export const LIST_BOUNDS: Bounds = { rowsMax: dossierStatus.options.length * (PAGE + 1), pagesMax: 2_000 };
const ONE_BOUNDS: Bounds = { rowsMax: 2, pagesMax: 40 };

const aDossierOf = async (rig: DossierRig, where: string): Promise<{ id: string; code: string }> => {
  const [found] = await rig.rows<{ id: string; code: string }>(`SELECT id, code FROM dossier WHERE ${where} ORDER BY id LIMIT 1`);
  if (found === undefined) throw new Error(`the seed has no dossier with ${where}`);
  return found;
};
const OF_THE_WARD = `competent_unit_id = '${UNITS.hacThanh}' AND status = 'completed'`;

const lookUp = (rig: DossierRig, request: { dossierId: string } | { code: string }, actor: Actor) => rig.app.get(LookUpDossier).run(request, actor);
const list = (actor: Actor, request: RpcInput<typeof listDossiers>) => async (rig: DossierRig) =>
  accepted(await rig.app.get(ListDossiers).run(listDossiers.request.parse({ limit: PAGE, ...request }), actor));
const ONE: readonly AskedQuestion[] = [
  {
    sentence: 'a dossier by its id', indexes: ['dossier_person_pkey', 'dossier_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await lookUp(rig, { dossierId: (await aDossierOf(rig, OF_THE_WARD)).id }, PEOPLE.specialist)),
  },
  {
    sentence: 'a dossier by its code', indexes: ['dossier_code_key', 'dossier_person_pkey', 'dossier_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await lookUp(rig, { code: (await aDossierOf(rig, OF_THE_WARD)).code }, PEOPLE.specialist)),
  },
  {
    sentence: 'a dossier by its id, asked by the citizen who filed it', indexes: ['dossier_person_pkey', 'dossier_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await lookUp(rig, { dossierId: (await aDossierOf(rig, `owner_account_id = '${CITIZEN.accountId}'`)).id }, CITIZEN)),
  },
  {
    sentence: 'a dossier by its code, asked by the province', indexes: ['dossier_code_key', 'dossier_person_pkey', 'dossier_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await lookUp(rig, { code: (await aDossierOf(rig, OF_THE_WARD)).code }, PEOPLE.leader)),
  },
  {
    sentence: 'the timeline of a dossier', indexes: ['dossier_pkey', 'dossier_step_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(ListTimeline).run({ dossierId: (await aDossierOf(rig, OF_THE_WARD)).id, afterVersion: 0 }, PEOPLE.specialist)),
  },
  {
    sentence: 'tracking by code and secret', indexes: ['dossier_code_key', 'dossier_person_pkey', 'dossier_pkey', 'dossier_step_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => {
      const { id, code } = await aDossierOf(rig, OF_THE_WARD);
      return accepted(await rig.app.get(TrackDossier).run({ code, secret: trackingSecret(INSTALLATION_KEY, id), afterVersion: 0 }));
    },
  },
  {
    sentence: 'the proof of a receipt, by what its QR code holds', bounds: ONE_BOUNDS,
    indexes: ['dossier_component_file_pkey', 'dossier_pkey', 'dossier_step_pkey', 'file_mirror_pkey'],
    ask: async (rig) => accepted(await rig.app.get(TrackReceiptProof).run({ token: trackingToken(INSTALLATION_KEY, (await aDossierOf(rig, OF_THE_WARD)).id) })),
  },
  {
    sentence: 'what a citizen has filed', indexes: ['dossier_of_owner', 'dossier_person_pkey', 'dossier_pkey'], bounds: { ...LIST_BOUNDS, rowsMax: PAGE + 1 },
    ask: async (rig) => {
      const { nextCursor } = accepted(await rig.app.get(ListOwnDossiers).run({ limit: PAGE }, CITIZEN));
      if (nextCursor !== undefined) await rig.app.get(ListOwnDossiers).run({ limit: PAGE, cursor: nextCursor }, CITIZEN);
    },
  },
];

// States that no dossier of the seed is in: names come by their dossier, and there is none.
const UNSEEDED: readonly string[] = ['signed', 'numbered', 'issued', 'result-withdrawn'];

type Wish = readonly [sentence: string, request: RpcInput<typeof listDossiers>];
const FILTERS: readonly Wish[] = [
  ['everything', {}],
  ...statusGroup.options.map((group): Wish => [`what is ${group}`, { statusGroup: group }]),
  ...dueFilter.options.map((due): Wish => [`what is due ${due}`, { due }]),
  ...dossierStatus.options.filter((status) => !UNSEEDED.includes(status)).map((status): Wish => [`the status ${status}`, { status }]),
];
const WITH = ['dossier_person_pkey', 'dossier_pkey'];

// What nobody has in hand is in no officer's list.
const ASSIGNED = FILTERS.filter(([, { status }]) => !['submitted', 'received', 'refused', 'stopped'].includes(status ?? ''));

const mayHoldCompleted = (request: RpcInput<typeof listDossiers>) => worklistFilter(request, localDate('2026-01-01')).statuses.includes('completed');

/** Each filter, each time also its second page; `indexes` are those of the list, names come by their dossier. */
function worklist(whose: string, actor: Actor, indexes: readonly string[], more: RpcInput<typeof listDossiers> = {}, ofCompleted: readonly string[] = []): AskedQuestion[] {
  return (more.assigneeId === undefined ? FILTERS : ASSIGNED).map(([what, request]) => ({
    sentence: `the worklist of ${whose}, ${what}`, indexes: [...indexes, ...WITH, ...(mayHoldCompleted(request) ? ofCompleted : [])].sort(), bounds: LIST_BOUNDS,
    ask: async (rig) => {
      const { nextCursor } = await list(actor, { ...request, ...more })(rig);
      if (nextCursor !== undefined) await list(actor, { ...request, ...more, cursor: nextCursor })(rig);
    },
  }));
}

// A page of a register, one more to know whether it goes on, with persons and the day of each return.
const BOOK_PAGE = 100;
const PAPERS: readonly AskedQuestion[] = [
  {
    sentence: 'the papers of a dossier', indexes: ['dossier_pkey', 'dossier_step_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(ListPapers).run({ dossierId: (await aDossierOf(rig, OF_THE_WARD)).id }, PEOPLE.specialist)),
  },
  {
    sentence: 'a page of the register of a ward', indexes: ['dossier_person_pkey', 'dossier_pkey', 'dossier_register', 'dossier_step_pkey'], perhaps: ['dossier_wish_pkey'],
    // The seed wishes nothing. The steps of each dossier on the page are looked through for the day of its return.
    bounds: { rowsMax: 3 * (BOOK_PAGE + 1), pagesMax: 4_000 },
    ask: async (rig) => {
      const request = { unitId: UNITS.hacThanh, from: '2020-01-01', to: '2030-12-31', limit: BOOK_PAGE };
      const { nextCursor } = accepted(await rig.app.get(PrintTrackingBook).run(printTrackingBook.request.parse(request), PEOPLE.specialist));
      accepted(await rig.app.get(PrintTrackingBook).run(printTrackingBook.request.parse({ ...request, cursor: nextCursor }), PEOPLE.specialist));
    },
  },
];

const YEAR = { from: '2024-07-01', asOf: '2025-06-30' };
/** A figure opens its dossiers: two pages of one unit, or of every unit of the province. */
const behind = (whose: string, indexes: readonly string[], request: RpcInput<typeof listDossiersBehind>): AskedQuestion => ({
  sentence: `the dossiers behind a figure: ${request.figure} of ${whose}`, indexes: [...indexes, ...WITH].toSorted(), bounds: LIST_BOUNDS,
  ask: async (rig) => {
    const run = async (cursor?: string) => accepted(await rig.app.get(ListDossiersBehind).run(listDossiersBehind.request.parse({ limit: PAGE, ...request, ...(cursor === undefined ? {} : { cursor }) }), PEOPLE.leader));
    const { nextCursor } = await run();
    if (nextCursor !== undefined) await run(nextCursor);
  },
});
const BEHIND: readonly AskedQuestion[] = [
  behind('a unit', ['dossier_received_of_unit'], { figure: 'received', ...YEAR, unitIds: [UNITS.hacThanh] }),
  behind('a unit', ['dossier_completed_of_unit'], { figure: 'resolved', ...YEAR, unitIds: [UNITS.hacThanh] }),
  behind('a unit', ['dossier_late_of_unit'], { figure: 'late', ...YEAR, unitIds: [UNITS.hacThanh] }),
  behind('a unit', ['dossier_of_competent_unit'], { figure: 'overdue', unitIds: [UNITS.hacThanh] }),
  behind('the province', ['dossier_by_due'], { figure: 'open' }),
];

export const READ_QUESTIONS: readonly AskedQuestion[] = [
  ...ONE,
  ...PAPERS,
  ...BEHIND,
  ...worklist('a ward', PEOPLE.specialist, [
    'dossier_of_competent_unit', 'dossier_received_for_others', 'dossier_of_support_unit', 'dossier_of_first_competent_unit',
  ], {}, ['dossier_to_return_for_others']),
  {
    sentence: 'the worklist of the province for one desk', indexes: ['dossier_of_receiving_unit', ...WITH].toSorted(), bounds: LIST_BOUNDS,
    ask: list(PEOPLE.leader, { receivingUnitId: UNITS.hacThanh }),
  },
  ...worklist('an officer', PEOPLE.specialist, ['dossier_of_assignee'], { assigneeId: 'me' }),
  ...worklist('the province', PEOPLE.leader, ['dossier_by_due']),
  ...worklist('the province for one unit', PEOPLE.leader, ['dossier_of_competent_unit'], { competentUnitId: UNITS.hacThanh }),
  ...worklist('the province for an officer of one unit', PEOPLE.leader, ['dossier_of_assignee'], { assigneeId: PEOPLE.specialist.accountId, competentUnitId: UNITS.hacThanh }),
];
