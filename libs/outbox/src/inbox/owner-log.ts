import { eventLogRpcs, EVENT_PAGE_LIMIT, type FactEnvelope, type RpcContract, type RpcInput, type RpcReply, type ServiceName, type Subscription } from '@haicap/contracts';
import type { RpcClient } from '@haicap/messaging';

export interface OwnerLogSettings {
  readonly rpc: RpcClient;
  readonly serviceToken: () => Promise<string>;
  readonly followed: Subscription;
}

interface Aggregate {
  readonly aggregateId: string;
  readonly fromVersion: number;
}

type EventLogRpcs = ReturnType<typeof eventLogRpcs>;

/** The owner did not answer; asked again later. */
export class OwnerAway extends Error {
  constructor(owner: ServiceName, code: string) {
    super(`the event log of ${owner} does not answer: ${code}`);
    this.name = 'OwnerAway';
  }
}

const DEADLINE_MS = 10_000;

/** The owner's event log as seen by one that follows a noun of it. */
export class OwnerLog {
  private readonly rpcs: EventLogRpcs;

  constructor(private readonly settings: OwnerLogSettings) {
    this.rpcs = eventLogRpcs(settings.followed.service);
  }

  list(afterPosition: string): Promise<RpcReply<EventLogRpcs['listEvents']>> {
    return this.ask(this.rpcs.listEvents, { noun: this.settings.followed.noun, afterPosition, limit: EVENT_PAGE_LIMIT });
  }

  /** The events of some aggregates; those the owner could not put into one answer are asked for on the next round. */
  async get(aggregates: Aggregate[]): Promise<FactEnvelope[]> {
    const { events } = await this.getSome(aggregates);
    return events;
  }

  /** The same; `more` says that the answer was cut, so that an aggregate without events may only not have been reached. */
  getSome(aggregates: Aggregate[]): Promise<RpcReply<EventLogRpcs['getEvents']>> {
    return this.ask(this.rpcs.getEvents, { noun: this.settings.followed.noun, aggregates });
  }

  digest(day: string, before: string): Promise<RpcReply<EventLogRpcs['digestEvents']>> {
    return this.ask(this.rpcs.digestEvents, { noun: this.settings.followed.noun, day, before });
  }

  private async ask<C extends RpcContract>(contract: C, request: RpcInput<C>): Promise<RpcReply<C>> {
    const reply = await this.settings.rpc.call(contract, request, { token: await this.settings.serviceToken(), deadlineMs: DEADLINE_MS });
    if (!reply.ok) throw new OwnerAway(this.settings.followed.service, reply.error.code);
    return reply.value;
  }
}
