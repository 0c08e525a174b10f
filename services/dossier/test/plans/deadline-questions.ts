import { previewRecalculation, type RpcInput } from '@haicap/contracts';
import { GiveNotices } from '../../src/deadline-notice/give-notices.js';
import { ListDeadlineNotices } from '../../src/deadline-notice/list-deadline-notices.js';
import { AdvanceRecalculation } from '../../src/deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from '../../src/deadline-recalculation/preview-recalculation.js';
import { SettleRecalculation } from '../../src/deadline-recalculation/settle-recalculation.js';
import { LookUpDeadlineLedger } from '../../src/deadline/look-up-deadline-ledger.js';
import { ShowMoves } from '../../src/procedure-move/show-moves.js';
import { accepted, PEOPLE, UNITS, type DossierRig } from '../dossier-rig.js';
import type { AskedQuestion } from './read-questions.js';

// Rights are read again when the clock has gone on; a receipt takes a number and a key.
const PERHAPS = ['code_block_pkey', 'idempotency_pkey', 'officer_post_by_officer'];

/** What deadlines ask for: one dossier, one page, or one portion of a walk over all that are open. */
export const DEADLINE_QUESTIONS: readonly AskedQuestion[] = [
  {
    sentence: 'the deadline ledger of a dossier', indexes: ['dossier_pkey', 'dossier_step_pkey'], perhaps: PERHAPS,
    // The receipt before it looks at its dossier for each of the four words of the name.
    bounds: { rowsMax: 4, pagesMax: 300 },
    ask: async (rig) => {
      const { dossier } = accepted(await rig.receive());
      return accepted(await rig.app.get(LookUpDeadlineLedger).run({ dossierId: dossier.dossierId }, PEOPLE.specialist));
    },
  },
  {
    sentence: 'the deadline notices of a unit', indexes: ['deadline_notice_open_of_unit', 'dossier_pkey'], perhaps: PERHAPS, bounds: { rowsMax: 120, pagesMax: 900 },
    ask: async (rig) => accepted(await rig.app.get(ListDeadlineNotices).run({ limit: 50 }, PEOPLE.chair)),
  },
  {
    sentence: 'the deadline notices of the province', indexes: ['deadline_notice_open', 'dossier_pkey'], perhaps: PERHAPS, bounds: { rowsMax: 120, pagesMax: 900 },
    ask: async (rig) => accepted(await rig.app.get(ListDeadlineNotices).run({ limit: 50 }, PEOPLE.auditor)),
  },
  {
    sentence: 'a page of moves to other versions', indexes: [], perhaps: PERHAPS, bounds: { rowsMax: 2, pagesMax: 40 },
    ask: async (rig) => accepted(await rig.app.get(ShowMoves).list({ limit: 50 }, PEOPLE.auditor)),
  },
  {
    sentence: 'a look for appointments that come near or are over', indexes: ['dossier_by_due'],
    // The seed has one procedure, so skipping over it costs the planner nothing.
    perhaps: ['deadline_notice_pkey', 'dossier_pkey', 'dossier_of_procedure'], bounds: { rowsMax: 40_000, pagesMax: 80_000 },
    ask: (rig) => rig.app.get(GiveNotices).run(),
  },
  {
    sentence: 'a portion of a recalculation', indexes: ['dossier_open_by_unit'], perhaps: ['dossier_pkey', ...PERHAPS], bounds: { rowsMax: 2_000, pagesMax: 10_000 },
    ask: (rig) => aPortion(rig, { reasonCode: 'official-calendar', document: 'Thông báo 1/TB-BNV' }),
  },
  {
    // Of the ward all that are open are found before the portion is cut; those it only took in lie by the unit that received them.
    sentence: 'a portion of the recalculation of one unit', indexes: ['dossier_open_by_unit', 'dossier_open_transferred', 'dossier_received_for_others'], perhaps: ['dossier_pkey', ...PERHAPS], bounds: { rowsMax: 30_000, pagesMax: 60_000 },
    ask: (rig) => aPortion(rig, { reasonCode: 'unit-closure', document: '12/QĐ-UBND', unitId: UNITS.hacThanh }),
  },
];

/** The first portion, and then it is put aside: there is one recalculation at a time. */
async function aPortion(rig: DossierRig, asked: RpcInput<typeof previewRecalculation>): Promise<void> {
  const { recalculationId } = accepted(await rig.app.get(PreviewRecalculation).run(previewRecalculation.request.parse(asked), PEOPLE.admin, rig.nextKey()));
  await rig.app.get(AdvanceRecalculation).run();
  accepted(await rig.app.get(SettleRecalculation).run('cancel', { recalculationId, expectedVersion: 1 }, PEOPLE.admin, rig.nextKey()));
}
