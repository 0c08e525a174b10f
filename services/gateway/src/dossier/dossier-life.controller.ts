import {
  receiveSubmittedDossierRoute, refuseIntakeRoute, requestSupplementRoute, supplyDossierRoute,
  submitForApprovalRoute, approveDossierRoute, returnApprovalRoute, returnResultRoute,
  requestWithdrawalRoute, refuseWithdrawalRoute, stopDossierRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class DossierLifeController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(receiveSubmittedDossierRoute)
  receiveSubmittedDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(receiveSubmittedDossierRoute, request, reply);
  }

  @Serves(refuseIntakeRoute)
  refuseIntake(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(refuseIntakeRoute, request, reply);
  }

  @Serves(requestSupplementRoute)
  requestSupplement(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requestSupplementRoute, request, reply);
  }

  @Serves(supplyDossierRoute)
  supplyDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(supplyDossierRoute, request, reply);
  }

  @Serves(submitForApprovalRoute)
  submitForApproval(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(submitForApprovalRoute, request, reply);
  }

  @Serves(approveDossierRoute)
  approveDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(approveDossierRoute, request, reply);
  }

  @Serves(returnApprovalRoute)
  returnApproval(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(returnApprovalRoute, request, reply);
  }

  @Serves(returnResultRoute)
  returnResult(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(returnResultRoute, request, reply);
  }

  @Serves(requestWithdrawalRoute)
  requestWithdrawal(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requestWithdrawalRoute, request, reply);
  }

  @Serves(refuseWithdrawalRoute)
  refuseWithdrawal(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(refuseWithdrawalRoute, request, reply);
  }

  @Serves(stopDossierRoute)
  stopDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(stopDossierRoute, request, reply);
  }
}
