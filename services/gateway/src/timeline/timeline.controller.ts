import { dossierTimelineRoute, trackDossierRoute, trackDossierStreamRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';
import { DossierStream } from './dossier-stream.js';

@Controller()
export class TimelineController {
  constructor(private readonly edge: HttpEdge, private readonly dossierStream: DossierStream) {}

  @Serves(dossierTimelineRoute)
  timeline(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.dossierStream.serveTimeline(dossierTimelineRoute, request, reply);
  }

  @Serves(trackDossierRoute)
  track(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(trackDossierRoute, request, reply);
  }

  @Serves(trackDossierStreamRoute)
  streamTracking(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.dossierStream.serveTracking(trackDossierStreamRoute, request, reply);
  }
}
