import { deferCommandRoute, listDeferredCommandsRoute, withdrawDeferredCommandRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** What takes effect some seconds later and can be taken back until then. */
@Controller()
export class DeferredCommandController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(deferCommandRoute)
  deferCommand(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(deferCommandRoute, request, reply);
  }

  @Serves(withdrawDeferredCommandRoute)
  withdrawDeferredCommand(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawDeferredCommandRoute, request, reply);
  }

  @Serves(listDeferredCommandsRoute)
  listDeferredCommands(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDeferredCommandsRoute, request, reply);
  }
}
