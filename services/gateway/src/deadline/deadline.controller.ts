import {
  extendDossierRoute, lookUpDeadlineLedgerRoute, listDeadlineNoticesRoute,
  lookUpDeadlinePolicyRoute, quoteAppointmentRoute, setDeadlinePolicyRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class DeadlineController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(extendDossierRoute)
  extendDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(extendDossierRoute, request, reply);
  }

  @Serves(quoteAppointmentRoute)
  quoteAppointment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(quoteAppointmentRoute, request, reply);
  }

  @Serves(lookUpDeadlineLedgerRoute)
  lookUpDeadlineLedger(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpDeadlineLedgerRoute, request, reply);
  }

  @Serves(listDeadlineNoticesRoute)
  listDeadlineNotices(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDeadlineNoticesRoute, request, reply);
  }

  @Serves(lookUpDeadlinePolicyRoute)
  lookUpDeadlinePolicy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpDeadlinePolicyRoute, request, reply);
  }

  @Serves(setDeadlinePolicyRoute)
  setDeadlinePolicy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(setDeadlinePolicyRoute, request, reply);
  }
}
