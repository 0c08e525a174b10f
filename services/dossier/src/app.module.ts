import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ChangeWalk, EventLogStore, eventLogController, operationsControllers } from '@haicap/outbox';
import { PersonalDataCipher, type Logger } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { FindRights } from './access/find-rights.js';
import { ApproveDossiers } from './approval/approve-dossiers.js';
import { ApprovalRpc } from './approval/approval.rpc.js';
import { ApproveDossier } from './approval/approve-dossier.js';
import { ReturnApproval } from './approval/return-approval.js';
import { SubmitForApproval } from './approval/submit-for-approval.js';
import { CalendarMirrorConsumer } from './calendar-mirror/calendar-mirror.consumer.js';
import { CalendarMirrorStore } from './calendar-mirror/calendar-mirror.store.js';
import { LoadCalendar } from './calendar-mirror/load-calendar.js';
import { CodeBlockStore } from './code-block/code-block.store.js';
import { ClaimOfflineCode } from './code-block/claim-offline-code.js';
import { CodeBlockRpc } from './code-block/code-block.rpc.js';
import { ListCodeBlocks } from './code-block/list-code-blocks.js';
import { TakeCodeBlock } from './code-block/take-code-block.js';
import { TakeCodes } from './code-block/take-codes.js';
import { AnswerConsultation } from './consultation/answer-consultation.js';
import { ConsultationRpc } from './consultation/consultation.rpc.js';
import { ConsultationStore } from './consultation/consultation.store.js';
import { KeepConsultations } from './consultation/keep-consultations.js';
import { ListConsultations } from './consultation/list-consultations.js';
import { RequestConsultation } from './consultation/request-consultation.js';
import { WithdrawConsultation } from './consultation/withdraw-consultation.js';
import { DelegationMirrorConsumer } from './delegation-mirror/delegation-mirror.consumer.js';
import { DelegationMirrorStore } from './delegation-mirror/delegation-mirror.store.js';
import { FindDelegations } from './delegation-mirror/find-delegations.js';
import { DEADLINE_PARTS, DEADLINE_RPCS } from './deadline-parts.js';
import { AssignDossier } from './dossier/assign-dossier.js';
import { ChangeDossier } from './dossier/change-dossier.js';
import { ChangeWithReason } from './dossier/change-with-reason.js';
import { EnterOfflineDossier } from './dossier/enter-offline-dossier.js';
import { CompleteDossier } from './dossier/complete-dossier.js';
import { DossierRpc } from './dossier/dossier.rpc.js';
import { DossierStore } from './dossier/dossier.store.js';
import { FindDossier } from './dossier/find-dossier.js';
import { KeepComponents } from './dossier/keep-components.js';
import { FigureRowsRpc } from './figure-rows/figure-rows.rpc.js';
import { FigureRowsStore } from './dossier/figure-rows.store.js';
import { FindFigureRows } from './dossier/find-figure-rows.js';
import { ListDossiersBehind } from './figure-rows/list-dossiers-behind.js';
import { ListDossiers } from './dossier/list-dossiers.js';
import { LookUpDossier } from './dossier/look-up-dossier.js';
import { ReceiveDossier } from './dossier/receive-dossier.js';
import { RecordChange } from './dossier/record-change.js';
import { RecordReceipts } from './dossier/record-receipts.js';
import { ShowDossier } from './dossier/show-dossier.js';
import { WorklistStore } from './dossier/worklist.store.js';
import { AttachFiles } from './component-file/attach-files.js';
import { ComponentFileRpc } from './component-file/component-file.rpc.js';
import { ComponentFileStore } from './component-file/component-file.store.js';
import { FindMissing } from './component-file/find-missing.js';
import { ListComponents } from './component-file/list-components.js';
import { FileMirrorConsumer } from './file-mirror/file-mirror.consumer.js';
import { FileMirrorStore } from './file-mirror/file-mirror.store.js';
import { FindFiles } from './file-mirror/find-files.js';
import { Installation, type InstallationSettings } from './installation.js';
import { MONEY_CONTROLLERS, MONEY_PROVIDERS } from './money-parts.js';
import { REASON_PARTS, REASON_RPCS } from './reason-parts.js';
import { DEFERRED_PARTS, DEFERRED_RPCS } from './deferred-parts.js';
import { FILING_DRAFT_PARTS, FILING_DRAFT_RPCS } from './filing-draft-parts.js';
import { RATING_PARTS, RATING_RPCS } from './rating-parts.js';
import { REMINDER_PARTS, REMINDER_RPCS } from './reminder-parts.js';
import { FindPosts } from './officer-mirror/find-posts.js';
import { OfficerMirrorConsumer } from './officer-mirror/officer-mirror.consumer.js';
import { OfficerMirrorStore } from './officer-mirror/officer-mirror.store.js';
import { DossierExportRpc } from './dossier-export/dossier-export.rpc.js';
import { ExportDossiers } from './dossier-export/export-dossiers.js';
import { ExportStore } from './dossier-export/export.store.js';
import { ReadExported } from './dossier-export/read-exported.js';
import { ListOwnDossiers } from './dossier/list-own-dossiers.js';
import { ExportOwnDossiers } from './own-dossier/export-own-dossiers.js';
import { GatherOwnDossier } from './own-dossier/gather-own-dossier.js';
import { ListOwnLooks } from './own-dossier/list-own-looks.js';
import { OwnLooksStore } from './own-dossier/own-looks.store.js';
import { OwnDossierRpc } from './own-dossier/own-dossier.rpc.js';
import { OwnListStore } from './dossier/own-list.store.js';
import { TrackOwnDossier } from './own-dossier/track-own-dossier.js';
import { FormValidators } from './e-form/form-validators.js';
import { ChangeDraft } from './procedure-draft/change-draft.js';
import { CheckDraft } from './procedure-draft/check-draft.js';
import { CreateProcedureDraft } from './procedure-draft/create-procedure-draft.js';
import { DecideVersion } from './procedure-draft/decide-version.js';
import { EditProcedureDraft } from './procedure-draft/edit-procedure-draft.js';
import { KeepImportedDrafts } from './procedure-draft/keep-imported-drafts.js';
import { MaintainCatalogue } from './procedure-draft/maintain-catalogue.js';
import { ProcedureDraftRpc } from './procedure-draft/procedure-draft.rpc.js';
import { ProcedureDraftStore } from './procedure-draft/procedure-draft.store.js';
import { PublishImportedDrafts } from './procedure-draft/publish-imported-drafts.js';
import { PublishProcedureDraft } from './procedure-draft/publish-procedure-draft.js';
import { ReadDrafts } from './procedure-draft/read-drafts.js';
import { ExportProcedures } from './procedure-exchange/export-procedures.js';
import { ImportProcedures } from './procedure-exchange/import-procedures.js';
import { ProcedureExchangeRpc } from './procedure-exchange/procedure-exchange.rpc.js';
import { MoveStep } from './procedure-move/move-step.js';
import { OrderMove } from './procedure-move/order-move.js';
import { ProcedureMoveRpc } from './procedure-move/procedure-move.rpc.js';
import { ProcedureMoveStore } from './procedure-move/procedure-move.store.js';
import { ProcedureMoveWorker } from './procedure-move/procedure-move.worker.js';
import { ShowMoves } from './procedure-move/show-moves.js';
import { LookUpCoverage } from './procedure-history/look-up-coverage.js';
import { ProcedureHistoryRpc } from './procedure-history/procedure-history.rpc.js';
import { ProcedureHistoryStore } from './procedure-history/procedure-history.store.js';
import { ReadHistory } from './procedure-history/read-history.js';
import { ComposePaper } from './paper/compose-paper.js';
import { DrawPaper } from './paper/draw-paper.js';
import { FetchPaper, FetchTrackedReceipt } from './paper/fetch-paper.js';
import { GatherPaperFacts, PaperFactSources } from './paper/gather-paper-facts.js';
import { GatherPaperFees } from './paper/gather-paper-fees.js';
import { IssuePaper, MakePaperWish } from './paper/issue-paper.js';
import { KeepPaper } from './paper/keep-paper.js';
import { ListPapers } from './paper/list-papers.js';
import { PaperRpc } from './paper/paper.rpc.js';
import { PaperStore } from './paper/paper.store.js';
import { PressPool } from './paper-press/press-pool.js';
import { ChangeTemplates } from './paper-template/change-templates.js';
import { FindTemplates } from './paper-template/find-templates.js';
import { PaperTemplateRpc } from './paper-template/paper-template.rpc.js';
import { PaperTemplateStore } from './paper-template/paper-template.store.js';
import { MakePreview, PreviewTemplate } from './paper-template/preview-template.js';
import { ReadTemplates } from './paper-template/read-templates.js';
import { KeepPersons } from './person/keep-persons.js';
import { PersonStore } from './person/person.store.js';
import { CatalogueWorker } from './procedure/catalogue.worker.js';
import { ChangeFeeRule } from './fee-rule/change-fee-rule.js';
import { FindProcedures } from './procedure/find-procedures.js';
import { ListBriefs } from './procedure/list-briefs.js';
import { ListProcedures } from './procedure/list-procedures.js';
import { LookUpProcedure } from './procedure/look-up-procedure.js';
import { ProcedureRpc } from './procedure/procedure.rpc.js';
import { ProcedureStore } from './procedure/procedure.store.js';
import { PublishProcedures } from './procedure/publish-procedures.js';
import { GatherIntakeFacts } from './receipt/gather-intake-facts.js';
import { ReceiptRpc } from './receipt/receipt.rpc.js';
import { ReceiveSubmittedDossier } from './receipt/receive-submitted-dossier.js';
import { RefuseIntake } from './receipt/refuse-intake.js';
import { LookUpReceiptProof } from './receipt-proof/look-up-receipt-proof.js';
import { ProveReceipt } from './receipt-proof/prove-receipt.js';
import { ReceiptKeys } from './receipt-proof/receipt-keys.js';
import { ReceiptProofRpc } from './receipt-proof/receipt-proof.rpc.js';
import { TrackReceiptProof } from './receipt-proof/track-receipt-proof.js';
import { ResultRpc } from './result/result.rpc.js';
import { AssignResultNumber } from './result/assign-result-number.js';
import { IssueResult } from './result/issue-result.js';
import { KeepResults } from './result/keep-results.js';
import { ListResults } from './result/list-results.js';
import { ReplaceResult } from './result/replace-result.js';
import { ResultStore } from './result/result.store.js';
import { SignResult } from './result/sign-result.js';
import { WithdrawResult } from './result/withdraw-result.js';
import { WithdrawSignature } from './result/withdraw-signature.js';
import { KeepDeliveries } from './result/keep-deliveries.js';
import { ResultDeliveryStore } from './result/result-delivery.store.js';
import { ReturnResult } from './result/return-result.js';
import { CorrectDossier } from './correction/correct-dossier.js';
import { CorrectForm } from './correction/correct-form.js';
import { CorrectPost } from './correction/correct-post.js';
import { CorrectionRpc } from './correction/correction.rpc.js';
import { CorrectionStore } from './correction/correction.store.js';
import { KeepCorrections } from './correction/keep-corrections.js';
import { ListCorrections } from './correction/list-corrections.js';
import { CheckReuse } from './earlier-filing/check-reuse.js';
import { EarlierFilingRpc } from './earlier-filing/earlier-filing.rpc.js';
import { EarlierFilingStore } from './earlier-filing/earlier-filing.store.js';
import { FindPersons } from './earlier-filing/find-persons.js';
import { FindReusable } from './earlier-filing/find-reusable.js';
import { SearchPersons } from './earlier-filing/search-persons.js';
import { FilingRpc } from './filing/filing.rpc.js';
import { FilingStore } from './filing/filing.store.js';
import { FormDataStore } from './filing/form-data.store.js';
import { FilingWishStore } from './filing/filing-wish.store.js';
import { KeepFilingWishes } from './filing/keep-filing-wishes.js';
import { KeepFormData } from './filing/keep-form-data.js';
import { LookUpFiling } from './filing/look-up-filing.js';
import { ReadFiling } from './filing/read-filing.js';
import { KeepViews } from './saved-view/keep-views.js';
import { ListViews } from './saved-view/list-views.js';
import { SavedViewRpc } from './saved-view/saved-view.rpc.js';
import { SavedViewStore } from './saved-view/saved-view.store.js';
import { IndexPersons } from './search/index-persons.js';
import { IndexPersonsStore } from './search/index-persons.store.js';
import { IndexPersonsWorker } from './search/index-persons.worker.js';
import { SearchByPerson } from './search/search-by-person.js';
import { SearchDossiers } from './search/search-dossiers.js';
import { SearchRpc } from './search/search.rpc.js';
import { SearchStore } from './search/search.store.js';
import { ShowFound } from './search/show-found.js';
import { AnswerSupplementConsent } from './supplement/answer-supplement-consent.js';
import { AskSupplementConsent } from './supplement/ask-supplement-consent.js';
import { RequestSupplement } from './supplement/request-supplement.js';
import { SupplementRpc } from './supplement/supplement.rpc.js';
import { SupplyDossier } from './supplement/supply-dossier.js';
import { ListTimeline } from './timeline/list-timeline.js';
import { TimelineRpc } from './timeline/timeline.rpc.js';
import { TimelineStore } from './timeline/timeline.store.js';
import { FindTracked } from './tracking/find-tracked.js';
import { ShowTracked } from './tracking/show-tracked.js';
import { TrackDossier } from './tracking/track-dossier.js';
import { ComposeBook } from './tracking-book/compose-book.js';
import { PrintTrackingBook } from './tracking-book/print-tracking-book.js';
import { TrackingBookRpc } from './tracking-book/tracking-book.rpc.js';
import { TrackingBookStore } from './tracking-book/tracking-book.store.js';
import { TrackingRpc } from './tracking/tracking.rpc.js';
import { TrackingStore } from './tracking/tracking.store.js';
import { TransferDossier } from './transfer/transfer-dossier.js';
import { TransferRpc } from './transfer/transfer.rpc.js';
import { FindUnits } from './unit-mirror/find-units.js';
import { UnitMirrorConsumer } from './unit-mirror/unit-mirror.consumer.js';
import { UnitMirrorStore } from './unit-mirror/unit-mirror.store.js';
import { RefuseWithdrawal } from './withdrawal/refuse-withdrawal.js';
import { RequestWithdrawal } from './withdrawal/request-withdrawal.js';
import { StopDossier } from './withdrawal/stop-dossier.js';
import { WithdrawalRpc } from './withdrawal/withdrawal.rpc.js';
import { CheckDossierReadable } from './work-reach/check-dossier-readable.js';
import { LookUpWorkReach } from './work-reach/look-up-work-reach.js';
import { WorkReachRpc } from './work-reach/work-reach.rpc.js';

export interface DossierParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
  readonly cipher: PersonalDataCipher;
  readonly receiptKeys: ReceiptKeys;
  readonly installation: InstallationSettings;
  readonly logger: Logger;
}

const STORES = [
  CalendarMirrorStore, CodeBlockStore, DelegationMirrorStore, DossierStore, FileMirrorStore, OfficerMirrorStore, PersonStore, ProcedureStore, ResultDeliveryStore, TimelineStore,
  TrackingStore, UnitMirrorStore, WorklistStore,
];
const USE_CASES = [
  AssignDossier, ChangeDossier, CompleteDossier, FindDelegations, FindPosts, FindProcedures, FindRights, FindUnits, GatherIntakeFacts,
  FigureRowsStore, FindFigureRows, ListDossiersBehind,
  KeepPersons, ListBriefs, ListDossiers, ListProcedures, ListTimeline, LoadCalendar, LookUpDossier, LookUpProcedure, PublishProcedures,
  ReceiveDossier, RecordChange, RecordReceipts, ShowDossier, TakeCodes, TrackDossier,
];
const STEPS_OF_A_LIFE = [
  ApproveDossier, ChangeWithReason, KeepComponents, KeepDeliveries, ReceiveSubmittedDossier, RefuseIntake, RefuseWithdrawal, RequestSupplement, RequestWithdrawal,
  ReturnApproval, ReturnResult, StopDossier, SubmitForApproval, SupplyDossier,
];
const FILINGS = [
  AnswerSupplementConsent, AskSupplementConsent, CheckReuse, CorrectDossier, CorrectForm, CorrectPost, CorrectionStore, EarlierFilingStore, FilingStore, FindPersons, FindReusable,
  FormDataStore, FilingWishStore, KeepFilingWishes, KeepCorrections, KeepFormData, ListCorrections, LookUpFiling, ReadFiling, IndexPersons, IndexPersonsStore, SearchByPerson, SearchDossiers, SearchPersons, SearchStore, ShowFound,
  KeepViews, ListViews, SavedViewStore,
];
const PAPERS = [
  PaperStore, PaperTemplateStore, TrackingBookStore, ComposePaper, DrawPaper, FetchPaper, FetchTrackedReceipt, GatherPaperFacts, GatherPaperFees, PaperFactSources, IssuePaper,
  MakePaperWish, KeepPaper, ListPapers, ChangeTemplates, FindTemplates, MakePreview, PreviewTemplate, ReadTemplates, ComposeBook, PrintTrackingBook,
];
const FILES = [AttachFiles, ComponentFileStore, FindFiles, FindMissing, ListComponents];
const CONSUMERS = [CalendarMirrorConsumer, DelegationMirrorConsumer, FileMirrorConsumer, OfficerMirrorConsumer, UnitMirrorConsumer];
const IN_THE_CITIZENS_HAND = [
  FindTracked, ListOwnDossiers, LookUpReceiptProof, ProveReceipt, ShowTracked, TrackOwnDossier, TrackReceiptProof, OwnListStore, ListOwnLooks, OwnLooksStore,
];
const FOLLOWING = [CheckDossierReadable, LookUpWorkReach];
const EXPORTS = [ExportOwnDossiers, GatherOwnDossier, ExportDossiers, ExportStore, ReadExported];
const KEEPING_THE_CATALOGUE = [
  ChangeDraft, CheckDraft, CreateProcedureDraft, EditProcedureDraft, FormValidators, LookUpCoverage, MaintainCatalogue, ProcedureDraftStore,
  ProcedureHistoryStore, PublishProcedureDraft, PublishImportedDrafts, DecideVersion, ReadDrafts, ReadHistory,
  ExportProcedures, ImportProcedures, KeepImportedDrafts, MoveStep, OrderMove, ProcedureMoveStore, ShowMoves,
];

const OFFICES_TOGETHER = [
  AnswerConsultation, ApproveDossiers, AssignResultNumber, ConsultationStore, FindDossier, IssueResult, KeepConsultations, KeepResults,
  ListCodeBlocks, ListConsultations, ListResults, ReplaceResult, RequestConsultation, ResultStore, SignResult, TakeCodeBlock, ClaimOfflineCode, EnterOfflineDossier, TransferDossier,
  WithdrawConsultation, WithdrawResult, WithdrawSignature,
];

@Module({})
export class AppModule {
  /** The whole wiring. What a process owns is handed in, so a test starts the same module on its own database. */
  static with(parts: DossierParts): DynamicModule {
    const owned: Provider[] = [
      { provide: DataSource, useValue: parts.dataSource },
      { provide: EventLogStore, useValue: parts.eventLog },
      { provide: ChangeWalk, useValue: parts.eventLog.walk },
      { provide: PersonalDataCipher, useValue: parts.cipher },
      { provide: ReceiptKeys, useValue: parts.receiptKeys },
      { provide: Installation, useValue: new Installation(parts.installation) },
      { provide: PressPool, useFactory: () => new PressPool() },
      { provide: ProcedureMoveWorker, inject: [MoveStep], useFactory: (step: MoveStep) => new ProcedureMoveWorker(step, parts.logger) },
      { provide: IndexPersonsWorker, inject: [IndexPersons], useFactory: (index: IndexPersons) => new IndexPersonsWorker(index, parts.logger) },
      { provide: CatalogueWorker, inject: [PublishProcedures, ChangeFeeRule], useFactory: (publish: PublishProcedures, rules: ChangeFeeRule) => new CatalogueWorker(publish, rules, parts.logger) },
    ];
    return {
      module: AppModule,
      controllers: [
        CodeBlockRpc, ConsultationRpc, TransferRpc,
        ApprovalRpc, CorrectionRpc, DossierRpc, EarlierFilingRpc, FilingRpc, OwnDossierRpc, ProcedureRpc, ProcedureDraftRpc, ProcedureHistoryRpc, ReceiptProofRpc, ReceiptRpc, ResultRpc, SupplementRpc, TimelineRpc, TrackingRpc, WithdrawalRpc, PaperRpc, PaperTemplateRpc, TrackingBookRpc, eventLogController('dossier'),
        ProcedureExchangeRpc, ProcedureMoveRpc,
        ...DEADLINE_RPCS,
        ...REASON_RPCS,
        ...DEFERRED_RPCS, ...FILING_DRAFT_RPCS, ...RATING_RPCS, ...REMINDER_RPCS,
        ...MONEY_CONTROLLERS,
        ComponentFileRpc, SavedViewRpc, SearchRpc, DossierExportRpc,
        WorkReachRpc,
        FigureRowsRpc,
        ...operationsControllers('dossier', { dataSource: parts.dataSource, clock: parts.installation.clock }),
      ],
      providers: [
        ...owned, ...STORES, ...USE_CASES, ...STEPS_OF_A_LIFE, ...FILINGS, ...IN_THE_CITIZENS_HAND, ...KEEPING_THE_CATALOGUE, ...PAPERS, ...CONSUMERS, ...DEADLINE_PARTS,
        ...MONEY_PROVIDERS, ...FILES,
        ...OFFICES_TOGETHER,
        ...REASON_PARTS,
        ...DEFERRED_PARTS, ...FILING_DRAFT_PARTS, ...RATING_PARTS, ...REMINDER_PARTS,
        ...EXPORTS,
        ...FOLLOWING,
      ],
    };
  }
}
