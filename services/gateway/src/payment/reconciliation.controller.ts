import {
  requestReconciliationRoute, listReconciliationsRoute, lookUpReconciliationRoute, listDifferencesRoute, settleDifferenceRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ReconciliationController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(requestReconciliationRoute)
  requestReconciliation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requestReconciliationRoute, request, reply);
  }

  @Serves(listReconciliationsRoute)
  listReconciliations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listReconciliationsRoute, request, reply);
  }

  @Serves(lookUpReconciliationRoute)
  lookUpReconciliation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpReconciliationRoute, request, reply);
  }

  @Serves(listDifferencesRoute)
  listDifferences(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDifferencesRoute, request, reply);
  }

  @Serves(settleDifferenceRoute)
  settleDifference(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(settleDifferenceRoute, request, reply);
  }
}
