import { announcePresenceRoute, endPresenceRoute, type checkDossierReadable, type HttpRoute, type PresentPerson, type RpcReply } from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../edge/admitted.js';
import { HttpEdge } from '../edge/http-edge.js';
import { Problem } from '../edge/problem.js';
import { readParts } from '../edge/read-request.js';
import { Serves } from '../edge/route-decorator.js';
import { KeepPresence } from './keep-presence.js';
import { PresenceUnavailable } from './presence.js';

@Controller()
export class PresenceController {
  constructor(private readonly edge: HttpEdge, private readonly presence: KeepPresence) {}

  @Serves(announcePresenceRoute)
  announce(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve(announcePresenceRoute, request, reply, (dossierId, actor) => {
      const { doing } = readParts(announcePresenceRoute, request).body as Pick<PresentPerson, 'doing'>;
      return this.presence.come(dossierId, actor, doing);
    });
  }

  @Serves(endPresenceRoute)
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve(endPresenceRoute, request, reply, async (dossierId, actor) => {
      await this.presence.leave(dossierId, actor);
      return { dossierId };
    });
  }

  // Whether this person may read the dossier, the owner says each time.
  private serve(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, give: (dossierId: string, actor: NonNullable<Admitted['actor']>) => Promise<unknown>): Promise<void> {
    return this.edge.join(route, request, reply, async (admitted) => {
      const { dossierId } = (await this.edge.ask(admitted)) as RpcReply<typeof checkDossierReadable>;
      if (admitted.actor === null) throw new Error('a route for somebody let nobody in');
      try {
        return await give(dossierId, admitted.actor);
      } catch (error) {
        throw error instanceof PresenceUnavailable ? new Problem('SERVICE_UNAVAILABLE', { service: 'presence' }) : error;
      }
    });
  }
}
