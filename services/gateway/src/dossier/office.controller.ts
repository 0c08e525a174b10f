import {
  requestConsultationRoute, answerConsultationRoute, withdrawConsultationRoute, listConsultationsRoute,
  listDossierConsultationsRoute, transferDossierRoute, approveDossiersRoute, listCodeBlocksRoute,
  takeCodeBlockRoute, enterOfflineDossierRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

/** How offices work together on dossiers. */
@Controller()
export class OfficeController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(requestConsultationRoute)
  requestConsultation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(requestConsultationRoute, request, reply);
  }

  @Serves(answerConsultationRoute)
  answerConsultation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(answerConsultationRoute, request, reply);
  }

  @Serves(withdrawConsultationRoute)
  withdrawConsultation(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(withdrawConsultationRoute, request, reply);
  }

  @Serves(listConsultationsRoute)
  listConsultations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listConsultationsRoute, request, reply);
  }

  @Serves(listDossierConsultationsRoute)
  listDossierConsultations(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listDossierConsultationsRoute, request, reply);
  }

  @Serves(transferDossierRoute)
  transferDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(transferDossierRoute, request, reply);
  }

  @Serves(approveDossiersRoute)
  approveDossiers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(approveDossiersRoute, request, reply);
  }

  @Serves(listCodeBlocksRoute)
  listCodeBlocks(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listCodeBlocksRoute, request, reply);
  }

  @Serves(enterOfflineDossierRoute)
  enterOfflineDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(enterOfflineDossierRoute, request, reply);
  }

  @Serves(takeCodeBlockRoute)
  takeCodeBlock(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(takeCodeBlockRoute, request, reply);
  }
}
