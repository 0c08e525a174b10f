import { RpcClient } from '@haicap/messaging';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountController } from './account/account.controller.js';
import { AuditRootController } from './audit-root/audit-root.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { DeadlineController } from './deadline/deadline.controller.js';
import { RecalculationController } from './deadline/recalculation.controller.js';
import { DossierController } from './dossier/dossier.controller.js';
import { DossierLifeController } from './dossier/dossier-life.controller.js';
import { FilingController } from './dossier/filing.controller.js';
import { DossierExport } from './export/dossier-export.js';
import { LineAnswers } from './export/line-answers.js';
import { OwnDataExport } from './export/own-data-export.js';
import { ExportController } from './export/export.controller.js';
import { FileController } from './file/file.controller.js';
import { RatingController } from './rating/rating.controller.js';
import { ReminderController } from './reminder/reminder.controller.js';
import { DeferredCommandController } from './deferred-command/deferred-command.controller.js';
import { FilingDraftController } from './filing-draft/filing-draft.controller.js';
import { DelegationController } from './delegation/delegation.controller.js';
import { OfficeController } from './dossier/office.controller.js';
import { ResultController } from './dossier/result.controller.js';
import { Admission } from './admission/admission.js';
import { DeprecatedUse } from './changelog/deprecation.js';
import { AskOwners } from './edge/ask-owners.js';
import { HttpEdge } from './edge/http-edge.js';
import { KeepAnswers } from './kept-answers/keep-answers.js';
import { RateLimits } from './limits/rate-limits.js';
import { Callers } from './session/callers.js';
import { OwnSessions } from './session/own-sessions.js';
import { ServiceClientController } from './service-client/service-client.controller.js';
import { SessionController } from './session/session.controller.js';
import { EventStreams } from './live/event-streams.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { PaperController } from './paper/paper.controller.js';
import { PaperTemplateController } from './paper/paper-template.controller.js';
import { ReasonController } from './reason/reason.controller.js';
import { FeeController } from './payment/fee.controller.js';
import { PaymentController } from './payment/payment.controller.js';
import { ReconciliationController } from './payment/reconciliation.controller.js';
import { ProcedureController } from './procedure/procedure.controller.js';
import { ProcedureMoveController } from './procedure/procedure-move.controller.js';
import { ProcedureDraftController } from './procedure/procedure-draft.controller.js';
import { OwnLooks } from './looks/own-looks.js';
import { ProofController } from './proof/proof.controller.js';
import { LiveFiguresHub } from './report/live-figures.js';
import { ReportController } from './report/report.controller.js';
import { DossierStream } from './timeline/dossier-stream.js';
import { FollowDossier } from './timeline/follow-dossier.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { UnitController } from './unit/unit.controller.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { KeepPresence } from './presence/keep-presence.js';
import { PresenceController } from './presence/presence.controller.js';
import { WorkLiveController } from './work-live/work-live.controller.js';
import { WorkLiveHub } from './work-live/work-live-hub.js';
import { JoinOwners } from './join/join-owners.js';
import { OperationsController } from './operations/operations.controller.js';

/** What the process opened before Nest starts. */
export interface GatewayParts {
  readonly rpc: RpcClient;
  readonly callers: Callers;
  readonly ownSessions: OwnSessions;
  readonly limits: RateLimits;
  readonly admission: Admission;
  readonly deprecatedUse: DeprecatedUse;
  readonly keptAnswers: KeepAnswers;
  readonly streams: EventStreams;
  readonly followDossier: FollowDossier;
  readonly liveFigures: LiveFiguresHub;
  readonly workLive: WorkLiveHub;
  readonly presence: KeepPresence;
}

@Module({})
export class AppModule {
  static of(parts: GatewayParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        UnitController, ProcedureController, DossierController, DossierLifeController, TimelineController, ReportController, AccountController, ProofController, OpenApiController, PaperController, PaperTemplateController,
        FilingController, FeeController, PaymentController, ReconciliationController,
        ReasonController, AuditRootController,
        CalendarController, DeadlineController, RecalculationController,
        ProcedureDraftController, ProcedureMoveController,
        FileController, WebhookController,
        OfficeController, DeferredCommandController, FilingDraftController, RatingController, ReminderController, ResultController, DelegationController,
        SessionController, ServiceClientController,
        ExportController,
        WorkLiveController, PresenceController, OperationsController,
      ],
      providers: [
        HttpEdge, AskOwners, JoinOwners, OwnLooks, DossierStream, DossierExport, LineAnswers, OwnDataExport,
        { provide: RpcClient, useValue: parts.rpc },
        { provide: Callers, useValue: parts.callers },
        { provide: OwnSessions, useValue: parts.ownSessions },
        { provide: RateLimits, useValue: parts.limits },
        { provide: DeprecatedUse, useValue: parts.deprecatedUse },
        { provide: KeepAnswers, useValue: parts.keptAnswers },
        { provide: Admission, useValue: parts.admission },
        { provide: EventStreams, useValue: parts.streams },
        { provide: FollowDossier, useValue: parts.followDossier },
        { provide: LiveFiguresHub, useValue: parts.liveFigures },
        { provide: WorkLiveHub, useValue: parts.workLive },
        { provide: KeepPresence, useValue: parts.presence },
      ],
    };
  }
}
