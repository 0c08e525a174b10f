import {
  requestIntakeSupplementRoute, askSupplementConsentRoute, consentToSupplementRoute, refuseSupplementConsentRoute,
  correctDossierRoute, listCorrectionsRoute, lookUpFilingRoute, listDossiersBehindRoute, searchDossiersRoute,
  searchPersonsRoute, listViewsRoute, saveViewRoute, changeViewRoute,
  removeViewRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class FilingController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(requestIntakeSupplementRoute)
  requestIntakeSupplement(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requestIntakeSupplementRoute, request, reply);
  }

  @Serves(askSupplementConsentRoute)
  askSupplementConsent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(askSupplementConsentRoute, request, reply);
  }

  @Serves(consentToSupplementRoute)
  consentToSupplement(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(consentToSupplementRoute, request, reply);
  }

  @Serves(refuseSupplementConsentRoute)
  refuseSupplementConsent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(refuseSupplementConsentRoute, request, reply);
  }

  @Serves(correctDossierRoute)
  correctDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(correctDossierRoute, request, reply);
  }

  @Serves(listCorrectionsRoute)
  listCorrections(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listCorrectionsRoute, request, reply);
  }

  @Serves(lookUpFilingRoute)
  lookUpFiling(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpFilingRoute, request, reply);
  }

  @Serves(listDossiersBehindRoute)
  listDossiersBehind(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDossiersBehindRoute, request, reply);
  }

  @Serves(searchDossiersRoute)
  searchDossiers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(searchDossiersRoute, request, reply);
  }

  @Serves(searchPersonsRoute)
  searchPersons(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(searchPersonsRoute, request, reply);
  }

  @Serves(listViewsRoute)
  listViews(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listViewsRoute, request, reply);
  }

  @Serves(saveViewRoute)
  saveView(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(saveViewRoute, request, reply);
  }

  @Serves(changeViewRoute)
  changeView(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(changeViewRoute, request, reply);
  }

  @Serves(removeViewRoute)
  removeView(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(removeViewRoute, request, reply);
  }
}
