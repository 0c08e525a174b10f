import {
  lookUpCalendarRoute, publishCalendarRoute, listUnitClosuresRoute,
  addUnitClosureRoute, withdrawUnitClosureRoute, lookUpServiceHoursRoute,
  setServiceHoursRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class CalendarController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(lookUpCalendarRoute)
  lookUpCalendar(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpCalendarRoute, request, reply);
  }

  @Serves(publishCalendarRoute)
  publishCalendar(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(publishCalendarRoute, request, reply);
  }

  @Serves(listUnitClosuresRoute)
  listUnitClosures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listUnitClosuresRoute, request, reply);
  }

  @Serves(addUnitClosureRoute)
  addUnitClosure(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(addUnitClosureRoute, request, reply);
  }

  @Serves(withdrawUnitClosureRoute)
  withdrawUnitClosure(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawUnitClosureRoute, request, reply);
  }

  @Serves(lookUpServiceHoursRoute)
  lookUpServiceHours(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpServiceHoursRoute, request, reply);
  }

  @Serves(setServiceHoursRoute)
  setServiceHours(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(setServiceHoursRoute, request, reply);
  }
}
