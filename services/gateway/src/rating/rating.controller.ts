import { listLowRatingsRoute, lookUpRatingRoute, lookUpSatisfactionRoute, rateOwnDossierRoute, rateTrackedDossierRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** What citizens say of how it was, and who looks into it. */
@Controller()
export class RatingController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(rateTrackedDossierRoute)
  rateTrackedDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(rateTrackedDossierRoute, request, reply);
  }

  @Serves(rateOwnDossierRoute)
  rateOwnDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(rateOwnDossierRoute, request, reply);
  }

  @Serves(lookUpRatingRoute)
  lookUpRating(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpRatingRoute, request, reply);
  }

  @Serves(listLowRatingsRoute)
  listLowRatings(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listLowRatingsRoute, request, reply);
  }

  @Serves(lookUpSatisfactionRoute)
  lookUpSatisfaction(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpSatisfactionRoute, request, reply);
  }
}
