import {
  listPaperTemplatesRoute, draftPaperTemplateRoute, lookUpPaperTemplateRoute, revisePaperTemplateRoute, publishPaperTemplateRoute, previewPaperTemplateRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';

@Controller()
export class PaperTemplateController {
  constructor(private readonly edge: HttpEdge) {}

  @Serves(listPaperTemplatesRoute)
  listPaperTemplates(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listPaperTemplatesRoute, request, reply);
  }

  @Serves(draftPaperTemplateRoute)
  draftPaperTemplate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(draftPaperTemplateRoute, request, reply);
  }

  @Serves(lookUpPaperTemplateRoute)
  lookUpPaperTemplate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpPaperTemplateRoute, request, reply);
  }

  @Serves(revisePaperTemplateRoute)
  revisePaperTemplate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(revisePaperTemplateRoute, request, reply);
  }

  @Serves(publishPaperTemplateRoute)
  publishPaperTemplate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(publishPaperTemplateRoute, request, reply);
  }

  @Serves(previewPaperTemplateRoute)
  previewPaperTemplate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(previewPaperTemplateRoute, request, reply);
  }
}
