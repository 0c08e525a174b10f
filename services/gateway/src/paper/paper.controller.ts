import {
  listPapersRoute, issuePaperRoute, fetchPaperRoute, fetchTrackedReceiptRoute, printTrackingBookRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class PaperController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listPapersRoute)
  listPapers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listPapersRoute, request, reply);
  }

  @Serves(issuePaperRoute)
  issuePaper(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(issuePaperRoute, request, reply);
  }

  @Serves(fetchPaperRoute)
  fetchPaper(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(fetchPaperRoute, request, reply);
  }

  @Serves(fetchTrackedReceiptRoute)
  fetchTrackedReceipt(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(fetchTrackedReceiptRoute, request, reply);
  }

  @Serves(printTrackingBookRoute)
  printTrackingBook(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(printTrackingBookRoute, request, reply);
  }
}
