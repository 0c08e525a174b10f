import { listConsultations, listPayments, type Actor, type RpcInput } from '@haicap/contracts';
import type { Bounds } from '@haicap/testing';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { ListPayments } from '../../src/cash-book/list-payments.js';
import { ListComponents } from '../../src/component-file/list-components.js';
import { ListConsultations } from '../../src/consultation/list-consultations.js';
import { SearchPersons } from '../../src/earlier-filing/search-persons.js';
import { LookUpFees } from '../../src/fee-assessment/look-up-fees.js';
import { FeeRuleStore } from '../../src/fee-rule/fee-rule.store.js';
import { TrackOwnDossier } from '../../src/own-dossier/track-own-dossier.js';
import { ReconcileDays } from '../../src/payment-reconciliation/reconcile-days.js';
import { ListResults } from '../../src/result/list-results.js';
import { UnitMirrorStore } from '../../src/unit-mirror/unit-mirror.store.js';
import { accepted, CITIZEN, PEOPLE, UNITS, type DossierRig } from '../dossier-rig.js';
import { WANTED } from './million-dossiers.js';
import type { AskedQuestion } from './read-questions.js';

const PAGE = 50;
const ONE_BOUNDS: Bounds = { rowsMax: 3, pagesMax: 40 };
const PAGE_BOUNDS: Bounds = { rowsMax: PAGE + 1, pagesMax: 1_000 };
// The receipts of the province of one day, of which a page is sorted, and their dossiers.
const BOOK_BOUNDS: Bounds = { rowsMax: 600, pagesMax: 4_000 };

const aDossier = async (rig: DossierRig, table: string, where: string): Promise<string> => {
  const [found] = await rig.rows<{ id: string }>(`SELECT d.id FROM dossier d JOIN ${table} b ON b.dossier_id = d.id WHERE ${where} ORDER BY d.id LIMIT 1`);
  if (found === undefined) throw new Error(`the seed has no ${table} with ${where}`);
  return found.id;
};
const ofTheWard = (rig: DossierRig, table: string) => aDossier(rig, table, `d.competent_unit_id = '${UNITS.hacThanh}' AND d.status = 'completed'`);

async function bookOf(rig: DossierRig, actor: Actor, request: Omit<RpcInput<typeof listPayments>, 'day'>): Promise<void> {
  const read = async (cursor?: string) => accepted(await rig.app.get(ListPayments).ofDay(
    listPayments.request.parse({ day: '2025-03-12', limit: 20, ...request, ...(cursor === undefined ? {} : { cursor }) }), actor));
  const { items, nextCursor } = await read();
  if (items.length === 0) throw new Error('the seed has no receipts of that day');
  if (nextCursor !== undefined) await read(nextCursor);
}

async function askedOf(rig: DossierRig, state: 'open' | 'answered'): Promise<void> {
  const ask = async (cursor?: string) => accepted(await rig.app.get(ListConsultations).ofUnit(
    listConsultations.request.parse({ unitId: UNITS.hacThanh, state, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }), PEOPLE.specialist));
  await ask((await ask()).nextCursor);
}

/** What belongs to dossiers: papers, money, questions to other units, results. */
export const BELONGINGS_QUESTIONS: readonly AskedQuestion[] = [
  {
    // Asked of every former unit whenever somebody's rights are worked out, and most of them left nothing.
    sentence: 'whether a former unit left anything', bounds: ONE_BOUNDS,
    indexes: ['consultation_of_unit', 'dossier_of_competent_unit', 'dossier_of_first_competent_unit', 'dossier_of_receiving_unit', 'dossier_of_support_unit', 'dossier_pkey', 'dossier_to_return_for_others'],
    ask: async (rig) => {
      const named = await withScope(rig.app.get(DataSource), { kind: 'installation' }, (tx) => rig.app.get(UnitMirrorStore).named(tx, [UNITS.formerWard]));
      if (named.size > 0) throw new Error('the seed has dossiers of a former unit');
    },
  },
  { sentence: 'what a unit is asked and has not answered', indexes: ['consultation_of_unit', 'dossier_pkey'], bounds: PAGE_BOUNDS, ask: (rig) => askedOf(rig, 'open') },
  { sentence: 'what a unit was asked and has answered', indexes: ['consultation_of_unit', 'dossier_pkey'], bounds: PAGE_BOUNDS, ask: (rig) => askedOf(rig, 'answered') },
  {
    sentence: 'the book of a day of a ward', indexes: ['dossier_pkey', 'payment_cancelled_on', 'payment_of_booking', 'payment_of_day'], bounds: BOOK_BOUNDS,
    ask: (rig) => bookOf(rig, PEOPLE.desk, { unitId: UNITS.hacThanh }),
  },
  {
    sentence: 'the book of a day of the province', indexes: ['dossier_pkey', 'payment_cancelled_on', 'payment_of_booking', 'payment_of_day'], bounds: BOOK_BOUNDS,
    ask: (rig) => bookOf(rig, PEOPLE.leader, {}),
  },
  {
    // Every day that is over is compared and summed: its receipts are counted, and each one's dossier, fees and other payments are looked at.
    sentence: 'the money of the days that are over',
    indexes: [
      'dossier_pkey', 'fee_line_pkey', 'payment_cancelled_on', 'payment_of_booking', 'payment_of_day', 'payment_of_dossier',
      // The receipts of refunds; and the numbers before and after those of the day, of which none may be missing.
      'payment_pkey', 'payment_unit_id_receipt_series_receipt_year_receipt_number_key',
    ],
    bounds: { ...BOOK_BOUNDS, pagesMax: 10_000, mayCount: ['payment'] }, ask: (rig) => rig.app.get(ReconcileDays).runDue(),
  },
  { sentence: 'a look at days whose money is reconciled', indexes: [], bounds: { rowsMax: 0, pagesMax: 40 }, ask: (rig) => rig.app.get(ReconcileDays).runDue() },
  {
    sentence: 'the payments of a dossier', indexes: ['dossier_pkey', 'payment_of_dossier'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(ListPayments).ofDossier({ dossierId: await ofTheWard(rig, 'payment') }, PEOPLE.desk)),
  },
  {
    sentence: 'the fees of a dossier', indexes: ['dossier_pkey', 'fee_line_pkey', 'payment_of_dossier'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(LookUpFees).run({ dossierId: await ofTheWard(rig, 'fee_line') }, PEOPLE.desk)),
  },
  {
    sentence: 'the results of a dossier', indexes: ['dossier_pkey', 'result_dossier_id_ordinal_key'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(ListResults).run({ dossierId: await ofTheWard(rig, 'result') }, PEOPLE.specialist)),
  },
  {
    sentence: 'the papers that were handed in for a dossier', bounds: ONE_BOUNDS,
    indexes: ['dossier_component_file_pkey', 'dossier_component_pkey', 'dossier_pkey', 'file_mirror_pkey'],
    ask: async (rig) => accepted(await rig.app.get(ListComponents).run(await ofTheWard(rig, 'dossier_component'), PEOPLE.specialist)),
  },
  {
    sentence: 'the progress of a dossier, asked by the citizen who filed it', indexes: ['dossier_person_pkey', 'dossier_pkey', 'dossier_step_pkey'], bounds: ONE_BOUNDS,
    ask: async (rig) => accepted(await rig.app.get(TrackOwnDossier).run({ dossierId: await aDossier(rig, 'dossier_step', `d.owner_account_id = '${CITIZEN.accountId}' AND d.competent_unit_id = '${UNITS.hacThanh}' AND d.receiving_unit_id = d.competent_unit_id`) }, CITIZEN)),
  },
  {
    sentence: 'a person of earlier dossiers', indexes: ['dossier_component_pkey', 'dossier_person_by_number', 'dossier_person_pkey', 'dossier_pkey'],
    // Fifty dossiers of one number are more than anybody has; at most twenty of them are shown.
    bounds: { rowsMax: 100, pagesMax: 1_000 },
    ask: async (rig) => accepted(await rig.app.get(SearchPersons).run({ personalNumber: WANTED.personalNumber }, PEOPLE.desk)),
  },
  {
    // Portions of two thousand of a procedure that every fortieth dossier is of, among those that are open and free; then what was filed a moment ago.
    sentence: 'a rule of fees that is published for one procedure', indexes: ['dossier_open_by_procedure_version', 'dossier_pkey'], perhaps: ['dossier_open_free'], bounds: { rowsMax: 100_000, pagesMax: 400_000 },
    ask: (rig) => publishedInVain(rig),
  },
];

/** Both passes over what may have to pay, undone again: other questions meet the seed as it was. */
async function publishedInVain(rig: DossierRig): Promise<void> {
  const undone = new Error('undone');
  const scope = { procedureCodes: ['1.001193'], fields: [], channels: [], caseCodes: [], audiences: [] };
  const attempt = withScope(rig.app.get(DataSource), { kind: 'installation' }, async (tx) => {
    await rig.app.get(FeeRuleStore).makePayable(tx, { scope, validFrom: '2024-01-01', validTo: null } as never, rig.clock.now());
    throw undone;
  });
  await attempt.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}
