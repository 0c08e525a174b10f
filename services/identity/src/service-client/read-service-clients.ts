import { refusal, type listServiceClients, type Refusal, type RpcReply, type RpcRequest, type ServiceClient } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
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
    const after = readCursor(cursor, z.uuid());
    if (!after.ok) return after;
    const found = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.list(tx, { after: after.value, limit }));
    const now = this.clock.now();
    return ok(pageOfRows(found, limit, (client) => toServiceClient(client, now), ({ clientId }) => clientId));
  }
}
