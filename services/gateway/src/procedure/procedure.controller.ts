import { listProcedureBriefsRoute, listProceduresRoute, lookUpProcedureRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ProcedureController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listProceduresRoute)
  listProcedures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProceduresRoute, request, reply);
  }

  @Serves(listProcedureBriefsRoute)
  listProcedureBriefs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProcedureBriefsRoute, request, reply);
  }

  @Serves(lookUpProcedureRoute)
  lookUpProcedure(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpProcedureRoute, request, reply);
  }
}
