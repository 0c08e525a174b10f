import { outboxMigrations } from '@haicap/outbox';
import type { MigrationClass } from '@haicap/service-kit';
import { Procedures } from './migrations/0001-procedures.js';
import { Mirrors } from './migrations/0002-mirrors.js';
import { Dossiers } from './migrations/0003-dossiers.js';
import { BulkLoad } from './migrations/0004-bulk-load.js';
import { DossierLife } from './migrations/0005-dossier-life.js';
import { BulkLane } from './migrations/0006-bulk-lane.js';
import { ListsByIndex } from './migrations/0007-lists-by-index.js';
import { ProceduresInFull } from './migrations/0008-procedures-in-full.js';
import { FilesOfDossiers } from './migrations/0009-files-of-dossiers.js';
import { Deadlines } from './migrations/0010-deadlines.js';
import { DeadlineRecalculation } from './migrations/0011-deadline-recalculation.js';
import { FilingInFull } from './migrations/0012-filing-in-full.js';
import { SearchByIndex } from './migrations/0013-search-by-index.js';
import { ProcedureDrafts } from './migrations/0014-procedure-drafts.js';
import { Money } from './migrations/0015-money.js';
import { OfficesAndResults } from './migrations/0016-offices-and-results.js';
import { Papers } from './migrations/0017-papers.js';
import { RegisterByIndex } from './migrations/0018-register-by-index.js';
import { SignedFiles } from './migrations/0019-signed-files.js';
import { ProcedureMoves } from './migrations/0020-procedure-moves.js';
import { DeadlineNoticeOfUnit } from './migrations/0021-deadline-notice-of-unit.js';
import { AskedBefore } from './migrations/0022-asked-before.js';
import { FormerCodesOfLoads } from './migrations/0023-former-codes-of-loads.js';
import { WaitingLoad } from './migrations/0024-waiting-load.js';
import { ReceiptsOfSeveral } from './migrations/0025-receipts-of-several.js';
import { Reasons } from './migrations/0026-reasons.js';
import { ChangesByPlace } from './migrations/0027-changes-by-place.js';
import { OpenPlans } from './migrations/0028-open-plans.js';
import { FilingWishes } from './migrations/0029-filing-wishes.js';
import { MoneyByLine } from './migrations/0030-money-by-line.js';
import { ToReturnByIndex } from './migrations/0031-to-return-by-index.js';
import { MoneyByDay } from './migrations/0032-money-by-day.js';
import { BookByIndex } from './migrations/0033-book-by-index.js';
import { PaymentOrders } from './migrations/0034-payment-orders.js';
import { CountedMoves } from './migrations/0035-counted-moves.js';
import { SignatureReasons } from './migrations/0036-signature-reasons.js';
import { CancelledByIndex } from './migrations/0037-cancelled-by-index.js';
import { OrderPlaced } from './migrations/0038-order-placed.js';
import { OpenFreeDossiers } from './migrations/0039-open-free-dossiers.js';
import { EndedNotices } from './migrations/0040-ended-notices.js';
import { OpenNoticesByIndex } from './migrations/0041-open-notices-by-index.js';
import { RevisionsOfUnits } from './migrations/0042-revisions-of-units.js';
import { ListsOfFurtherUnits } from './migrations/0043-lists-of-further-units.js';
import { CorrectedNames } from './migrations/0044-corrected-names.js';
import { FormCorrections } from './migrations/0045-form-corrections.js';
import { BookingByIndex } from './migrations/0046-booking-by-index.js';
import { DirectoriesUnderRowSecurity } from './migrations/0047-directories-under-row-security.js';
import { ReasonsOfOpenCalendars } from './migrations/0048-reasons-of-open-calendars.js';
import { PostsCorrected } from './migrations/0049-posts-corrected.js';
import { OpenCalendarChanges } from './migrations/0050-open-calendar-changes.js';
import { UnitSuccessions } from './migrations/0051-unit-successions.js';
import { DeferredCommands } from './migrations/0052-deferred-commands.js';
import { RowsBehindFigures } from './migrations/0053-rows-behind-figures.js';
import { Ratings } from './migrations/0054-ratings.js';
import { CertifiedCopies } from './migrations/0055-certified-copies.js';
import { Reminders } from './migrations/0056-reminders.js';
import { FilingDrafts } from './migrations/0057-filing-drafts.js';

/** Every migration of this service in order: infrastructure first. */
export const DOSSIER_MIGRATIONS: readonly MigrationClass[] = [
  ...outboxMigrations('dossier'), Procedures, Mirrors, Dossiers, BulkLoad, DossierLife, BulkLane, ListsByIndex, ProceduresInFull,
  FilesOfDossiers, Deadlines, DeadlineRecalculation, FilingInFull, SearchByIndex, ProcedureDrafts, Money, OfficesAndResults,
  Papers, RegisterByIndex, SignedFiles, ProcedureMoves, DeadlineNoticeOfUnit, AskedBefore, FormerCodesOfLoads, WaitingLoad, ReceiptsOfSeveral,
  Reasons, ChangesByPlace, OpenPlans, FilingWishes, MoneyByLine, ToReturnByIndex, MoneyByDay, BookByIndex, PaymentOrders,
  CountedMoves,
  SignatureReasons, CancelledByIndex, OrderPlaced,
  OpenFreeDossiers,
  EndedNotices, OpenNoticesByIndex, RevisionsOfUnits,
  ListsOfFurtherUnits, CorrectedNames, FormCorrections, BookingByIndex,
  DirectoriesUnderRowSecurity, ReasonsOfOpenCalendars, PostsCorrected,
  OpenCalendarChanges, UnitSuccessions,
  DeferredCommands,
  RowsBehindFigures,
  Ratings,
  CertifiedCopies,
  Reminders,
  FilingDrafts,
];
