import { importBoundariesRoute, importOfficersRoute, lookUpBoundariesRoute, listUnitsRoute, lookUpUnitRoute, listUnitSuccessorsRoute, listUnitAncestorsRoute, listUnitSuccessionsRoute, listOfficersRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class UnitController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listUnitsRoute)
  listUnits(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listUnitsRoute, request, reply);
  }

  @Serves(lookUpUnitRoute)
  lookUpUnit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpUnitRoute, request, reply);
  }

  @Serves(listUnitSuccessorsRoute)
  listUnitSuccessors(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listUnitSuccessorsRoute, request, reply);
  }

  @Serves(listUnitAncestorsRoute)
  listUnitAncestors(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listUnitAncestorsRoute, request, reply);
  }

  @Serves(listUnitSuccessionsRoute)
  listUnitSuccessions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listUnitSuccessionsRoute, request, reply);
  }

  @Serves(listOfficersRoute)
  listOfficers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listOfficersRoute, request, reply);
  }

  @Serves(importOfficersRoute)
  importOfficers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(importOfficersRoute, request, reply);
  }

  @Serves(lookUpBoundariesRoute)
  lookUpBoundaries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpBoundariesRoute, request, reply);
  }

  @Serves(importBoundariesRoute)
  importBoundaries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(importBoundariesRoute, request, reply);
  }
}
