import { listFiguresRoute, listStepTimesRoute, liveFiguresRoute, lookUpSummaryRoute, rebuildFiguresRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';
import { EventStreams } from '../live/event-streams.js';
import { LiveFiguresHub } from './live-figures.js';

@Controller()
export class ReportController {
  constructor(
    private readonly edge: HttpEdge,
    private readonly streams: EventStreams,
    private readonly liveFigures: LiveFiguresHub,
  ) {}

  @Serves(lookUpSummaryRoute)
  lookUpSummary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpSummaryRoute, request, reply);
  }

  @Serves(listFiguresRoute)
  listFigures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listFiguresRoute, request, reply);
  }

  @Serves(listStepTimesRoute)
  listStepTimes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listStepTimesRoute, request, reply);
  }

  @Serves(liveFiguresRoute)
  async streamFigures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.edge.admit(liveFiguresRoute, request);
    this.liveFigures.watch(await this.streams.openFor(request, reply));
  }

  @Serves(rebuildFiguresRoute)
  rebuildFigures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(rebuildFiguresRoute, request, reply);
  }
}
