import {
  applyRecalculation, cancelRecalculation, extendDossier, listDeadlineNotices, listRecalculationLines, listRecalculations, lookUpDeadlineLedger,
  lookUpDeadlinePolicy, lookUpRecalculation, previewRecalculation, quoteAppointment, setDeadlinePolicy,
} from '@haicap/contracts';
import { OpenCalendarChange } from './calendar-mirror/open-calendar-change.js';
import { DeadlineNoticeStore } from './deadline-notice/deadline-notice.store.js';
import { EndNotices } from './deadline-notice/end-notices.js';
import { GiveNotices } from './deadline-notice/give-notices.js';
import { ListDeadlineNotices } from './deadline-notice/list-deadline-notices.js';
import { DeadlinePolicyRpc } from './deadline-policy/deadline-policy.rpc.js';
import { DeadlinePolicyStore } from './deadline-policy/deadline-policy.store.js';
import { FindDeadlinePolicy } from './deadline-policy/find-deadline-policy.js';
import { LookUpDeadlinePolicy } from './deadline-policy/look-up-deadline-policy.js';
import { SetDeadlinePolicy } from './deadline-policy/set-deadline-policy.js';
import { AdvanceRecalculation } from './deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from './deadline-recalculation/preview-recalculation.js';
import { ProposeRecalculation } from './deadline-recalculation/propose-recalculation.js';
import { ReadRecalculations } from './deadline-recalculation/read-recalculations.js';
import { RecalculationRpc } from './deadline-recalculation/recalculation.rpc.js';
import { RecalculationStore } from './deadline-recalculation/recalculation.store.js';
import { RecomputeDossiers } from './deadline-recalculation/recompute-dossiers.js';
import { SettleRecalculation } from './deadline-recalculation/settle-recalculation.js';
import { DeadlineRpc } from './deadline/deadline.rpc.js';
import { ExtendDossier } from './deadline/extend-dossier.js';
import { LookUpDeadlineLedger } from './deadline/look-up-deadline-ledger.js';
import { QuoteAppointment } from './deadline/quote-appointment.js';
import { FindOpenDossiers } from './dossier/find-open-dossiers.js';
import { ReadLife } from './dossier/read-life.js';

/** Everything about deadlines that the module wires: limits, extensions, notices, recalculations, the ledger. */
export const DEADLINE_PARTS = [
  AdvanceRecalculation, DeadlineNoticeStore, DeadlinePolicyStore, EndNotices, ExtendDossier, FindDeadlinePolicy, FindOpenDossiers, GiveNotices, ListDeadlineNotices,
  LookUpDeadlineLedger, LookUpDeadlinePolicy, OpenCalendarChange, PreviewRecalculation, ProposeRecalculation, ReadLife, ReadRecalculations, RecalculationStore, RecomputeDossiers,
  QuoteAppointment, SetDeadlinePolicy, SettleRecalculation,
];
export const DEADLINE_RPCS = [DeadlineRpc, DeadlinePolicyRpc, RecalculationRpc];
export const DEADLINE_CONTRACTS = [
  extendDossier, lookUpDeadlineLedger, listDeadlineNotices, lookUpDeadlinePolicy, setDeadlinePolicy, previewRecalculation, applyRecalculation,
  cancelRecalculation, lookUpRecalculation, listRecalculations, listRecalculationLines, quoteAppointment,
];
