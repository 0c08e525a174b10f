import { keepFilingDraftRoute, listFilingDraftsRoute, lookUpFilingDraftRoute, removeFilingDraftRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** What a citizen has filled in and not sent. */
@Controller()
export class FilingDraftController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(keepFilingDraftRoute)
  keepFilingDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(keepFilingDraftRoute, request, reply);
  }

  @Serves(listFilingDraftsRoute)
  listFilingDrafts(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listFilingDraftsRoute, request, reply);
  }

  @Serves(lookUpFilingDraftRoute)
  lookUpFilingDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpFilingDraftRoute, request, reply);
  }

  @Serves(removeFilingDraftRoute)
  removeFilingDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(removeFilingDraftRoute, request, reply);
  }
}
