import { addDossierReasonRoute, endDossierReasonRoute, listDossierReasonsRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ReasonController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listDossierReasonsRoute)
  listDossierReasons(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDossierReasonsRoute, request, reply);
  }

  @Serves(addDossierReasonRoute)
  addDossierReason(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(addDossierReasonRoute, request, reply);
  }

  @Serves(endDossierReasonRoute)
  endDossierReason(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(endDossierReasonRoute, request, reply);
  }
}
