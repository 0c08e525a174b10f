import { refusal, type listServiceClients, type Refusal, type RpcReply, type RpcRequest, type ServiceClient } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { toServiceClient } from './service-client.js';
import type { ServiceClientStore } from './service-client.store.js';

/** Programs as their administrator sees them; never a secret. */
export class ReadServiceClients {
  constructor(private readonly dataSource: DataSource, private readonly store: ServiceClientStore, private readonly clock: Clock) {}

  async one(clientId: string): Promise<Result<ServiceClient, Refusal>> {
    const client = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.find(tx, clientId));
    return client === undefined ? err(refusal('SERVICE_CLIENT_NOT_FOUND')) : ok(toServiceClient(client, this.clock.now()));
  }

  async page({ limit, cursor }: RpcRequest<typeof listServiceClients>): Promise<Result<RpcReply<typeof listServiceClients>, Refusal>> {
    const after = z.uuid().optional().safeParse(cursor);
    if (!after.success) return err(refusal('CURSOR_INVALID'));
    const found = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.list(tx, { after: after.data, limit }));
    const now = this.clock.now();
    const items = found.slice(0, limit).map((client) => toServiceClient(client, now));
    const last = items.at(-1);
    return ok({ items, ...(found.length > limit && last ? { nextCursor: last.clientId } : {}) });
  }
}
