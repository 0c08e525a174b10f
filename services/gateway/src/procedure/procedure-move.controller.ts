import {
  exportProceduresRoute, importProceduresRoute, publishImportedDraftsRoute,
  previewProcedureMoveRoute, listProcedureMovesRoute, lookUpProcedureMoveRoute, listProcedureMoveLinesRoute,
  applyProcedureMoveRoute, takeBackProcedureMoveRoute, cancelProcedureMoveRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class ProcedureMoveController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(previewProcedureMoveRoute)
  previewProcedureMove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(previewProcedureMoveRoute, request, reply);
  }

  @Serves(listProcedureMovesRoute)
  listProcedureMoves(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProcedureMovesRoute, request, reply);
  }

  @Serves(lookUpProcedureMoveRoute)
  lookUpProcedureMove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpProcedureMoveRoute, request, reply);
  }

  @Serves(listProcedureMoveLinesRoute)
  listProcedureMoveLines(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listProcedureMoveLinesRoute, request, reply);
  }

  @Serves(applyProcedureMoveRoute)
  applyProcedureMove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(applyProcedureMoveRoute, request, reply);
  }

  @Serves(takeBackProcedureMoveRoute)
  takeBackProcedureMove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(takeBackProcedureMoveRoute, request, reply);
  }

  @Serves(cancelProcedureMoveRoute)
  cancelProcedureMove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(cancelProcedureMoveRoute, request, reply);
  }

  @Serves(exportProceduresRoute)
  exportProcedures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(exportProceduresRoute, request, reply);
  }

  @Serves(importProceduresRoute)
  importProcedures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(importProceduresRoute, request, reply);
  }

  @Serves(publishImportedDraftsRoute)
  publishImportedDrafts(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(publishImportedDraftsRoute, request, reply);
  }
}
