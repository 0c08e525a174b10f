import {
  signResultRoute, assignResultNumberRoute, issueResultRoute, withdrawResultRoute,
  replaceResultRoute, listResultsRoute, withdrawSignatureRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** What becomes of a result. */
@Controller()
export class ResultController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(signResultRoute)
  signResult(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(signResultRoute, request, reply);
  }

  @Serves(assignResultNumberRoute)
  assignResultNumber(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(assignResultNumberRoute, request, reply);
  }

  @Serves(issueResultRoute)
  issueResult(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(issueResultRoute, request, reply);
  }

  @Serves(withdrawSignatureRoute)
  withdrawSignature(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawSignatureRoute, request, reply);
  }

  @Serves(withdrawResultRoute)
  withdrawResult(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawResultRoute, request, reply);
  }

  @Serves(replaceResultRoute)
  replaceResult(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(replaceResultRoute, request, reply);
  }

  @Serves(listResultsRoute)
  listResults(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listResultsRoute, request, reply);
  }
}
