import { workLiveRoute, type lookUpWorkReach, type RpcReply, type WireError } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { runInTrace } from '@haicap/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpEdge } from '../edge/http-edge.js';
import { Serves } from '../edge/route-decorator.js';
import { EventStreams } from '../live/event-streams.js';
import { Callers } from '../session/callers.js';
import { WorkLiveHub } from './work-live-hub.js';

type ReachReply = RpcReply<typeof lookUpWorkReach>;
const EVENT_ID = /^[\da-f]{8}-\d{1,15}$/;

@Controller()
export class WorkLiveController {
  constructor(
    private readonly edge: HttpEdge,
    private readonly streams: EventStreams,
    private readonly callers: Callers,
    private readonly hub: WorkLiveHub,
  ) {}

  @Serves(workLiveRoute)
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(workLiveRoute, request);
      // Only before the stream is open can a problem still be answered, so the owner decides here who may follow, and what.
      const reach = (await this.edge.ask(admitted)) as ReachReply;
      if (admitted.actor === null) throw new Error('a route for somebody let nobody in');
      const header = request.headers['last-event-id'];
      this.hub.watch(await this.streams.openFor(request, reply), {
        actor: admitted.actor, reach, lastEventId: typeof header === 'string' && EVENT_ID.test(header) ? header : undefined,
        askReach: () => this.edge.call(admitted, {}) as Promise<Result<ReachReply, WireError>>,
        isStillOpen: () => this.callers.isStillOpen(admitted),
      });
    });
  }
}
