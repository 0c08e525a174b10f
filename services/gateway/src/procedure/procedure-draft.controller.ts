import {
  createProcedureDraftRoute, listProcedureDraftsRoute, lookUpProcedureDraftRoute, editProcedureDraftRoute, checkProcedureDraftRoute,
  compareProcedureDraftRoute, publishProcedureDraftRoute, discardProcedureDraftRoute, listProcedureVersionsRoute,
  compareProcedureVersionsRoute, lookUpProcedureCoverageRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ProcedureDraftController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(createProcedureDraftRoute)
  createProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(createProcedureDraftRoute, request, reply);
  }

  @Serves(listProcedureDraftsRoute)
  listProcedureDrafts(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProcedureDraftsRoute, request, reply);
  }

  @Serves(lookUpProcedureDraftRoute)
  lookUpProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpProcedureDraftRoute, request, reply);
  }

  @Serves(editProcedureDraftRoute)
  editProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(editProcedureDraftRoute, request, reply);
  }

  @Serves(checkProcedureDraftRoute)
  checkProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(checkProcedureDraftRoute, request, reply);
  }

  @Serves(compareProcedureDraftRoute)
  compareProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(compareProcedureDraftRoute, request, reply);
  }

  @Serves(publishProcedureDraftRoute)
  publishProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(publishProcedureDraftRoute, request, reply);
  }

  @Serves(discardProcedureDraftRoute)
  discardProcedureDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(discardProcedureDraftRoute, request, reply);
  }

  @Serves(listProcedureVersionsRoute)
  listProcedureVersions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProcedureVersionsRoute, request, reply);
  }

  @Serves(compareProcedureVersionsRoute)
  compareProcedureVersions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(compareProcedureVersionsRoute, request, reply);
  }

  @Serves(lookUpProcedureCoverageRoute)
  lookUpProcedureCoverage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpProcedureCoverageRoute, request, reply);
  }
}
