import { receiveDossierRoute, listDossiersRoute, lookUpDossierRoute, assignDossierRoute, completeDossierRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class DossierController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(receiveDossierRoute)
  receiveDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(receiveDossierRoute, request, reply);
  }

  @Serves(listDossiersRoute)
  listDossiers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDossiersRoute, request, reply);
  }

  @Serves(lookUpDossierRoute)
  lookUpDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpDossierRoute, request, reply);
  }

  @Serves(assignDossierRoute)
  assignDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(assignDossierRoute, request, reply);
  }

  @Serves(completeDossierRoute)
  completeDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(completeDossierRoute, request, reply);
  }
}
