import { listAuditRootsRoute, lookUpAuditRootRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class AuditRootController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listAuditRootsRoute)
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listAuditRootsRoute, request, reply);
  }

  @Serves(lookUpAuditRootRoute)
  lookUp(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpAuditRootRoute, request, reply);
  }
}
