import { eventLogRpcs, type RpcRequest, type ServiceName } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { Rpc } from '@haicap/messaging';
import { Controller, type Type } from '@nestjs/common';
import { EventLogStore } from './event-log.store.js';

type EventLogRpcs = ReturnType<typeof eventLogRpcs>;

/**
 * The Nest controller by which an owner answers list-events, get-events and digest-events. Provide an EventLogStore in
 * the same module and pass `Object.values(eventLogRpcs(service))` to the RpcServer. Example:
 * `controllers: [eventLogController('dossier')], providers: [{ provide: EventLogStore, useValue: new EventLogStore(relayPool, 'dossier') }]`.
 */
export function eventLogController(service: ServiceName): Type<unknown> {
  const rpcs = eventLogRpcs(service);

  @Controller()
  class EventLogController {
    constructor(private readonly store: EventLogStore) {}

    @Rpc(rpcs.listEvents)
    async list(request: RpcRequest<EventLogRpcs['listEvents']>) {
      return ok(await this.store.list(request));
    }

    @Rpc(rpcs.getEvents)
    async get(request: RpcRequest<EventLogRpcs['getEvents']>) {
      return ok(await this.store.get(request));
    }

    @Rpc(rpcs.digestEvents)
    async digest(request: RpcRequest<EventLogRpcs['digestEvents']>) {
      return ok(await this.store.digest(request));
    }
  }
  return EventLogController;
}
