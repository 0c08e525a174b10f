import { Injectable } from '@nestjs/common';
import {
  assignDossier, completeDossier, requestIntakeSupplement, requestSupplement, returnApproval, returnResult, submitForApproval, transferDossier, type Actor, type DeferrableAction,
} from '@haicap/contracts';
import { ReturnApproval } from '../approval/return-approval.js';
import { SubmitForApproval } from '../approval/submit-for-approval.js';
import { AssignDossier } from '../dossier/assign-dossier.js';
import type { Change } from '../dossier/change-dossier.js';
import { CompleteDossier } from '../dossier/complete-dossier.js';
import { ReturnResult } from '../result/return-result.js';
import { RequestSupplement } from '../supplement/request-supplement.js';
import { TransferDossier } from '../transfer/transfer-dossier.js';

type Plan = (request: unknown, actor: Actor, key: string) => Change;

/** The change that a deferred command makes: exactly that of the direct one. */
@Injectable()
export class DeferrableChanges {
  readonly #plans: Readonly<Record<DeferrableAction, Plan>>;

  constructor(
    assign: AssignDossier, transfer: TransferDossier, supplement: RequestSupplement, submit: SubmitForApproval, returning: ReturnApproval, complete: CompleteDossier, result: ReturnResult,
  ) {
    this.#plans = {
      assign: (request, actor, key) => assign.plan(assignDossier.request.parse(request), actor, key),
      transfer: (request, actor, key) => transfer.plan(transferDossier.request.parse(request), actor, key),
      'request-supplement': (request, actor, key) => supplement.plan('request-supplement', requestSupplement.request.parse(request), actor, key),
      'request-intake-supplement': (request, actor, key) => supplement.plan('request-intake-supplement', requestIntakeSupplement.request.parse(request), actor, key),
      'submit-for-approval': (request, actor, key) => submit.plan(submitForApproval.request.parse(request), actor, key),
      'return-approval': (request, actor, key) => returning.plan(returnApproval.request.parse(request), actor, key),
      complete: (request, actor, key) => complete.plan(completeDossier.request.parse(request), actor, key),
      'return-result': (request, actor, key) => result.plan(returnResult.request.parse(request), actor, key),
    };
  }

  /** Throws when the request is not one of the command: whoever keeps it has parsed it before. */
  of(command: DeferrableAction, request: unknown, actor: Actor, key: string): Change {
    return this.#plans[command](request, actor, key);
  }
}
