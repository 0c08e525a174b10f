import { createServiceClientRoute, listServiceClientsRoute, lookUpServiceClientRoute, rotateServiceClientSecretRoute, setServiceClientValidityRoute, withdrawServiceClientRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ServiceClientController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(createServiceClientRoute)
  createServiceClient(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(createServiceClientRoute, request, reply);
  }

  @Serves(listServiceClientsRoute)
  listServiceClients(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listServiceClientsRoute, request, reply);
  }

  @Serves(lookUpServiceClientRoute)
  lookUpServiceClient(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpServiceClientRoute, request, reply);
  }

  @Serves(rotateServiceClientSecretRoute)
  rotateServiceClientSecret(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(rotateServiceClientSecretRoute, request, reply);
  }

  @Serves(setServiceClientValidityRoute)
  setServiceClientValidity(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(setServiceClientValidityRoute, request, reply);
  }

  @Serves(withdrawServiceClientRoute)
  withdrawServiceClient(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawServiceClientRoute, request, reply);
  }
}
