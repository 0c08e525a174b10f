import { endOtherSessionsRoute, endSessionRoute, listSessionsRoute, lookUpSessionRoute, type lookUpSession, type listSessions, type RpcReply } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';
import { OwnSessions } from './own-sessions.js';

@Controller()
export class SessionController {
  constructor(private readonly edge: HttpEdge, private readonly ownSessions: OwnSessions) {}

  @Serves(lookUpSessionRoute)
  lookUpSession(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.answer(lookUpSessionRoute, request, reply, (): Promise<RpcReply<typeof lookUpSession>> => this.ownSessions.current(request));
  }

  @Serves(listSessionsRoute)
  listSessions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.answer(listSessionsRoute, request, reply, (admitted): Promise<RpcReply<typeof listSessions>> => this.ownSessions.list(admitted));
  }

  @Serves(endOtherSessionsRoute)
  endOtherSessions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.answer(endOtherSessionsRoute, request, reply, (admitted) => this.ownSessions.endOthers(admitted));
  }

  @Serves(endSessionRoute)
  endSession(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.answer(endSessionRoute, request, reply, (admitted) => this.ownSessions.end(admitted, (request.params as { sessionId: string }).sessionId));
  }
}
