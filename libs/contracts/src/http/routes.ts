import { lookUpOwnAccount } from '../identity/accounts.js';
import { ACCOUNT_ROUTES } from './account-routes.js';
import { BOUNDARY_ROUTES } from './boundary-routes.js';
import { OFFICER_ROUTES } from './officer-routes.js';
import * as dossierRoutes from './dossier-routes.js';
import { DOSSIER_LIFE_ROUTES } from './dossier-life-routes.js';
import { DELEGATION_ROUTES } from './delegation-routes.js';
import { OFFICE_ROUTES } from './office-routes.js';
import { PAPER_ROUTES } from './paper-routes.js';
import { PROOF_ROUTES } from './proof-routes.js';
import { FEE_ROUTES } from './fee-routes.js';
import { AUDIT_ROOT_ROUTES } from './audit-root-routes.js';
import { SESSION_ROUTES } from './session-routes.js';
import { SERVICE_CLIENT_ROUTES } from './service-client-routes.js';
import { REASON_ROUTES } from './reason-routes.js';
import { RATING_ROUTES } from './rating-routes.js';
import { REMINDER_ROUTES } from './reminder-routes.js';
import { DEFERRED_COMMAND_ROUTES } from './deferred-command-routes.js';
import { CALENDAR_ROUTES } from './calendar-routes.js';
import { DEADLINE_ROUTES } from './deadline-routes.js';
import { FILING_DRAFT_ROUTES } from './filing-draft-routes.js';
import { FILING_ROUTES } from './filing-routes.js';
import { PROCEDURE_DRAFT_ROUTES } from './procedure-draft-routes.js';
import { PROCEDURE_EXCHANGE_ROUTES } from './procedure-exchange-routes.js';
import { PROCEDURE_MOVE_ROUTES } from './procedure-move-routes.js';
import { EXPORT_ROUTES } from './export-routes.js';
import { FILE_ROUTES } from './file-routes.js';
import * as procedureRoutes from './procedure-routes.js';
import * as reportRoutes from './report-routes.js';
import { call, defineRoute, type HttpRoute } from './route.js';
import * as unitRoutes from './unit-routes.js';
import { WEBHOOK_ROUTES } from './webhook-routes.js';
import { WORK_ROUTES } from './work-routes.js';
import { OPERATIONS_ROUTES } from './operations-routes.js';

export const lookUpOwnAccountRoute = defineRoute({
  operationId: 'lookUpOwnAccount', method: 'GET', path: '/api/v1/account', tag: 'account', privacy: 'personal',
  summary: 'Tài khoản đang đăng nhập và các vị trí việc làm hôm nay',
  response: lookUpOwnAccount.reply, rpcs: [lookUpOwnAccount],
  bind: () => call(lookUpOwnAccount, {}),
});

/** Every route of the public HTTP interface. What is not here is not registered, not documented and not reachable. */
export const HTTP_ROUTES: readonly HttpRoute[] = [
  unitRoutes.listUnitsRoute, unitRoutes.lookUpUnitRoute, unitRoutes.listUnitSuccessorsRoute, unitRoutes.listUnitAncestorsRoute,
  unitRoutes.listUnitSuccessionsRoute, unitRoutes.listOfficersRoute,
  procedureRoutes.listProceduresRoute, procedureRoutes.listProcedureBriefsRoute, procedureRoutes.lookUpProcedureRoute,
  dossierRoutes.receiveDossierRoute, dossierRoutes.listDossiersRoute, dossierRoutes.lookUpDossierRoute, dossierRoutes.assignDossierRoute,
  dossierRoutes.completeDossierRoute, ...DOSSIER_LIFE_ROUTES, ...OFFICE_ROUTES, ...DELEGATION_ROUTES, dossierRoutes.dossierTimelineRoute, dossierRoutes.trackDossierRoute, dossierRoutes.trackDossierStreamRoute,
  ...DEFERRED_COMMAND_ROUTES, ...RATING_ROUTES, ...REMINDER_ROUTES,
  ...FEE_ROUTES,
  reportRoutes.lookUpSummaryRoute, reportRoutes.listFiguresRoute, reportRoutes.listStepTimesRoute, reportRoutes.liveFiguresRoute, reportRoutes.rebuildFiguresRoute,
  ...CALENDAR_ROUTES, ...DEADLINE_ROUTES,
  ...FILING_ROUTES,
  ...FILING_DRAFT_ROUTES,
  ...WEBHOOK_ROUTES,
  lookUpOwnAccountRoute,
  ...ACCOUNT_ROUTES,
  ...OFFICER_ROUTES,
  ...BOUNDARY_ROUTES,
  ...FILE_ROUTES,
  ...PAPER_ROUTES,
  ...PROOF_ROUTES,
  ...PROCEDURE_DRAFT_ROUTES,
  ...PROCEDURE_MOVE_ROUTES,
  ...PROCEDURE_EXCHANGE_ROUTES,
  ...REASON_ROUTES,
  ...AUDIT_ROOT_ROUTES,
  ...SESSION_ROUTES,
  ...SERVICE_CLIENT_ROUTES,
  ...EXPORT_ROUTES,
  ...WORK_ROUTES,
  ...OPERATIONS_ROUTES,
];
