import {
  grantDelegationRoute, withdrawDelegationRoute, listDelegationsRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** Who acts for whom. */
@Controller()
export class DelegationController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(grantDelegationRoute)
  grantDelegation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(grantDelegationRoute, request, reply);
  }

  @Serves(withdrawDelegationRoute)
  withdrawDelegation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawDelegationRoute, request, reply);
  }

  @Serves(listDelegationsRoute)
  listDelegations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDelegationsRoute, request, reply);
  }
}
