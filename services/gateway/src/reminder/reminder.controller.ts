import { listRemindersRoute, remindUnitRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** What those who lead ask units to look at. */
@Controller()
export class ReminderController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(remindUnitRoute)
  remindUnit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(remindUnitRoute, request, reply);
  }

  @Serves(listRemindersRoute)
  listReminders(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listRemindersRoute, request, reply);
  }
}
