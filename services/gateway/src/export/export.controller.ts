import { exportDossiersRoute, exportOwnDataRoute } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Serves } from '../edge/route-decorator.js';
import { DossierExport } from './dossier-export.js';
import { OwnDataExport } from './own-data-export.js';

@Controller()
export class ExportController {
  constructor(private readonly dossiers: DossierExport, private readonly ownData: OwnDataExport) {}

  @Serves(exportDossiersRoute)
  exportDossiers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.dossiers.serve(exportDossiersRoute, request, reply);
  }

  @Serves(exportOwnDataRoute)
  exportOwnData(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.ownData.serve(exportOwnDataRoute, request, reply);
  }
}
