import {
  previewRecalculationRoute, listRecalculationsRoute, lookUpRecalculationRoute,
  listRecalculationLinesRoute, applyRecalculationRoute, cancelRecalculationRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class RecalculationController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(previewRecalculationRoute)
  previewRecalculation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(previewRecalculationRoute, request, reply);
  }

  @Serves(listRecalculationsRoute)
  listRecalculations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listRecalculationsRoute, request, reply);
  }

  @Serves(lookUpRecalculationRoute)
  lookUpRecalculation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpRecalculationRoute, request, reply);
  }

  @Serves(listRecalculationLinesRoute)
  listRecalculationLines(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listRecalculationLinesRoute, request, reply);
  }

  @Serves(applyRecalculationRoute)
  applyRecalculation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(applyRecalculationRoute, request, reply);
  }

  @Serves(cancelRecalculationRoute)
  cancelRecalculation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(cancelRecalculationRoute, request, reply);
  }
}
