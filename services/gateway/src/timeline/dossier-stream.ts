import type { HttpRoute, listTimeline, RpcReply, trackDossier, WireError } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { runInTrace } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellLanguage } from '../edge/answer.js';
import type { Admitted } from '../edge/admitted.js';
import { HttpEdge } from '../edge/http-edge.js';
import { EventStreams, wantsStream } from '../live/event-streams.js';
import { FollowDossier, type ReadAfter } from './follow-dossier.js';

/** Live views of one dossier: first what the reader has not seen, read from the owner, then each change as it happens. */
@Injectable()
export class DossierStream {
  constructor(
    private readonly edge: HttpEdge,
    private readonly streams: EventStreams,
    private readonly followDossier: FollowDossier,
  ) {}

  /** The timeline for a signed-in person: as JSON, or as a stream of `entry` events. */
  async serveTimeline(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (!wantsStream(request)) return this.edge.serve(route, request, reply);
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(route, request);
      const { dossierId, afterVersion = 0 } = admitted.binding.request as { dossierId: string; afterVersion?: number };
      // Only before the stream is open can a problem still be answered, so the owner decides here who may follow.
      await this.edge.ask(admitted);
      tellLanguage(route, request, reply);
      const stream = await this.streams.openFor(request, reply);
      this.followDossier.run(stream, { dossierId, afterVersion: lastEventId(request) ?? afterVersion, readAfter: this.timelineReader(admitted, dossierId) });
    });
  }

  /** The same for the holder of code and secret: `dossier` events with what is new in the timeline. */
  async serveTracking(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await runInTrace(request.traceparent, async () => {
      const admitted = await this.edge.admit(route, request);
      const { dossierId } = (await this.edge.ask(admitted)) as RpcReply<typeof trackDossier>;
      tellLanguage(route, request, reply);
      const stream = await this.streams.openFor(request, reply);
      this.followDossier.run(stream, { dossierId, afterVersion: lastEventId(request) ?? 0, readAfter: this.trackingReader(admitted) });
    });
  }

  private timelineReader(admitted: Admitted, dossierId: string): ReadAfter {
    return async (afterVersion) => {
      const reply = (await this.edge.call(admitted, { dossierId, afterVersion })) as Result<RpcReply<typeof listTimeline>, WireError>;
      return reply.ok ? ok(reply.value.entries.map((entry) => ({ event: 'entry', data: entry, version: entry.version }))) : reply;
    };
  }

  private trackingReader(admitted: Admitted): ReadAfter {
    const asked = admitted.binding.request as object;
    return async (afterVersion) => {
      const reply = (await this.edge.call(admitted, { ...asked, afterVersion })) as Result<RpcReply<typeof trackDossier>, WireError>;
      if (!reply.ok) return reply;
      return ok(reply.value.version > afterVersion ? [{ event: 'dossier', data: reply.value, version: reply.value.version }] : []);
    };
  }
}

// The header holds whatever the last stream sent as id: the dossier's version. Anything else starts from the beginning.
function lastEventId(request: FastifyRequest): number | undefined {
  const header = request.headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}
