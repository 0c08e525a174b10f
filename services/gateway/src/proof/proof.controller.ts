import {
  listOwnDossiersRoute, listOwnLooksRoute, listReceiptKeysRoute, listSigningRootsRoute, lookUpReceiptKeyRoute, lookUpReceiptProofRoute, signFileRoute, trackOwnDossierRoute,
  trackReceiptProofRoute, verifySignedFileRoute,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';
import { OwnLooks } from '../looks/own-looks.js';

@Controller()
export class ProofController {
  constructor(private readonly edge: HttpEdge, private readonly looks: OwnLooks) {}

  @Serves(listOwnLooksRoute)
  listOwnLooks(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.join(listOwnLooksRoute, request, reply, (admitted) => this.looks.page(admitted));
  }

  @Serves(listOwnDossiersRoute)
  listOwnDossiers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listOwnDossiersRoute, request, reply);
  }

  @Serves(trackOwnDossierRoute)
  trackOwnDossier(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(trackOwnDossierRoute, request, reply);
  }

  @Serves(lookUpReceiptProofRoute)
  lookUpReceiptProof(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpReceiptProofRoute, request, reply);
  }

  @Serves(trackReceiptProofRoute)
  trackReceiptProof(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(trackReceiptProofRoute, request, reply);
  }

  @Serves(listReceiptKeysRoute)
  listReceiptKeys(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listReceiptKeysRoute, request, reply);
  }

  @Serves(lookUpReceiptKeyRoute)
  lookUpReceiptKey(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(lookUpReceiptKeyRoute, request, reply);
  }

  @Serves(signFileRoute)
  signFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(signFileRoute, request, reply);
  }

  @Serves(verifySignedFileRoute)
  verifySignedFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(verifySignedFileRoute, request, reply);
  }

  @Serves(listSigningRootsRoute)
  listSigningRoots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(listSigningRootsRoute, request, reply);
  }
}
