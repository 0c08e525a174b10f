import { lookUpOwnAccountRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class AccountController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(lookUpOwnAccountRoute)
  lookUpOwnAccount(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpOwnAccountRoute, request, reply);
  }
}
