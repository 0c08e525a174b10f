import {
  changeWebhookSubscriptionRoute, createWebhookSubscriptionRoute, disableWebhookSubscriptionRoute, enableWebhookSubscriptionRoute,
  listWebhookDeliveriesRoute, listWebhookSubscriptionsRoute, lookUpWebhookDeliveryRoute, lookUpWebhookSubscriptionRoute,
  removeWebhookSubscriptionRoute, resendFailedDeliveriesRoute, resendWebhookDeliveryRoute, rotateWebhookSecretRoute, sendWebhookTestRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** Who is told of what happens, and what was sent. */
@Controller()
export class WebhookController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listWebhookSubscriptionsRoute)
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listWebhookSubscriptionsRoute, request, reply);
  }

  @Serves(createWebhookSubscriptionRoute)
  create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(createWebhookSubscriptionRoute, request, reply);
  }

  @Serves(lookUpWebhookSubscriptionRoute)
  lookUp(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpWebhookSubscriptionRoute, request, reply);
  }

  @Serves(changeWebhookSubscriptionRoute)
  change(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(changeWebhookSubscriptionRoute, request, reply);
  }

  @Serves(rotateWebhookSecretRoute)
  rotateSecret(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(rotateWebhookSecretRoute, request, reply);
  }

  @Serves(disableWebhookSubscriptionRoute)
  disable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(disableWebhookSubscriptionRoute, request, reply);
  }

  @Serves(enableWebhookSubscriptionRoute)
  enable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(enableWebhookSubscriptionRoute, request, reply);
  }

  @Serves(removeWebhookSubscriptionRoute)
  remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(removeWebhookSubscriptionRoute, request, reply);
  }

  @Serves(sendWebhookTestRoute)
  sendTest(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(sendWebhookTestRoute, request, reply);
  }

  @Serves(listWebhookDeliveriesRoute)
  listDeliveries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listWebhookDeliveriesRoute, request, reply);
  }

  @Serves(lookUpWebhookDeliveryRoute)
  lookUpDelivery(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpWebhookDeliveryRoute, request, reply);
  }

  @Serves(resendWebhookDeliveryRoute)
  resend(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(resendWebhookDeliveryRoute, request, reply);
  }

  @Serves(resendFailedDeliveriesRoute)
  resendFailed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(resendFailedDeliveriesRoute, request, reply);
  }
}
