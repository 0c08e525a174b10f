import {
  AUDITED_SERVICES, deadLettersOf, FOLLOWING_SERVICES, listDeadLettersRoute, replayDeadLetterRoute, searchAudit, searchAuditRoute,
  type AuditReply, type DeadLetterReply, type HttpRoute, type RpcContract, type ServiceName,
} from '@haicap/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { readParts } from '../edge/read-request.js';
import { Serves } from '../edge/route-decorator.js';
import { JoinOwners } from '../join/join-owners.js';
import type { Positioned } from '../join/join-pages.js';

const PAGE = 50;
type JoinedQuery = Readonly<Record<string, unknown>> & { readonly service?: ServiceName; readonly limit?: number; readonly cursor?: string };

/** What those who look after the installation see of all services at once. */
@Controller()
export class OperationsController {
  constructor(private readonly edge: HttpEdge, private readonly joined: JoinOwners) {}

  @Serves(searchAuditRoute)
  searchAudit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve<AuditReply['items'][number]>(searchAuditRoute, request, reply, AUDITED_SERVICES, searchAudit);
  }

  @Serves(listDeadLettersRoute)
  listDeadLetters(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.serve<DeadLetterReply['items'][number]>(listDeadLettersRoute, request, reply, FOLLOWING_SERVICES, (service) => deadLettersOf(service).listDeadLetters);
  }

  @Serves(replayDeadLetterRoute)
  replayDeadLetter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.edge.serve(replayDeadLetterRoute, request, reply);
  }

  private serve<Item extends Positioned>(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, all: readonly ServiceName[], contractOf: (service: ServiceName) => RpcContract): Promise<void> {
    return this.edge.join(route, request, reply, async (admitted) => {
      const { service, limit = PAGE, cursor, ...asked } = readParts(route, request).query as JoinedQuery;
      const { items, ...rest } = await this.joined.page<ServiceName, Item>(admitted, { owners: service === undefined ? all : [service], contractOf, request: asked, limit, cursor });
      return { items: items.map(({ owner, item }) => ({ service: owner, ...item })), ...rest };
    });
  }
}
