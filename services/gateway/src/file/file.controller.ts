import { convertImagesRoute, issueDownloadTicketRoute, listComponentsRoute, lookUpFileRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class FileController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(lookUpFileRoute)
  lookUpFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpFileRoute, request, reply);
  }

  @Serves(issueDownloadTicketRoute)
  issueDownloadTicket(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(issueDownloadTicketRoute, request, reply);
  }

  @Serves(convertImagesRoute)
  convertImages(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(convertImagesRoute, request, reply);
  }

  @Serves(listComponentsRoute)
  listComponents(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listComponentsRoute, request, reply);
  }
}
