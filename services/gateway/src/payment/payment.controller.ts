import {
  listDossierPaymentsRoute, payDossierRoute, cancelPaymentRoute, refundPaymentRoute, requirePaymentRoute, confirmPaymentRoute,
  listPaymentsRoute, exportPaymentsRoute, receivePaymentCallbackRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class PaymentController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listDossierPaymentsRoute)
  listDossierPayments(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDossierPaymentsRoute, request, reply);
  }

  @Serves(payDossierRoute)
  payDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(payDossierRoute, request, reply);
  }

  @Serves(cancelPaymentRoute)
  cancelPayment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(cancelPaymentRoute, request, reply);
  }

  @Serves(refundPaymentRoute)
  refundPayment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(refundPaymentRoute, request, reply);
  }

  @Serves(requirePaymentRoute)
  requirePayment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requirePaymentRoute, request, reply);
  }

  @Serves(confirmPaymentRoute)
  confirmPayment(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(confirmPaymentRoute, request, reply);
  }

  @Serves(listPaymentsRoute)
  listPayments(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listPaymentsRoute, request, reply);
  }

  @Serves(exportPaymentsRoute)
  exportPayments(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(exportPaymentsRoute, request, reply);
  }

  @Serves(receivePaymentCallbackRoute)
  receivePaymentCallback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(receivePaymentCallbackRoute, request, reply);
  }
}
