import { endAccountSessionsRoute, listPermissionRulesRoute, lockAccountRoute, lookUpAccountRoute, lookUpOwnAccountRoute, lookUpOwnPermissionsRoute, resetSecondFactorRoute, unlockAccountRoute } from '@haicap/contracts';
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

  @Serves(lookUpOwnPermissionsRoute)
  lookUpOwnPermissions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpOwnPermissionsRoute, request, reply);
  }

  @Serves(listPermissionRulesRoute)
  listPermissionRules(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listPermissionRulesRoute, request, reply);
  }

  @Serves(lookUpAccountRoute)
  lookUpAccount(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpAccountRoute, request, reply);
  }

  @Serves(lockAccountRoute)
  lockAccount(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lockAccountRoute, request, reply);
  }

  @Serves(unlockAccountRoute)
  unlockAccount(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(unlockAccountRoute, request, reply);
  }

  @Serves(endAccountSessionsRoute)
  endAccountSessions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(endAccountSessionsRoute, request, reply);
  }

  @Serves(resetSecondFactorRoute)
  resetSecondFactor(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(resetSecondFactorRoute, request, reply);
  }
}
