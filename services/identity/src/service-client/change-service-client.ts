import { randomBytes } from 'node:crypto';
import {
  createServiceClient, refusal, rotateServiceClientSecret, withdrawServiceClient, type Actor, type ClientWithSecret, type Refusal, type RpcRequest, type ServiceClient,
} from '@haicap/contracts';
import { compareLocalDates, err, localDate, localDateOf, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { appendAudit, type Changed, type RunCommand } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import type { LockClient } from '../account-access/lock-client.js';
import { digestOf, toServiceClient, withdraw, withNewSecret, type Client, type ClientSecret } from './service-client.js';
import type { ServiceClientStore } from './service-client.store.js';

const SECRET_BYTES = 32;
const INSTALLATION = { kind: 'installation' } as const;

export interface ChangeServiceClientParts {
  readonly commands: RunCommand;
  readonly store: ServiceClientStore;
  readonly lockClient: LockClient;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** An administrator registers a program, gives it another secret, or withdraws it. */
export class ChangeServiceClient {
  constructor(private readonly parts: ChangeServiceClientParts) {}

  create(request: RpcRequest<typeof createServiceClient>, actor: Actor, idempotencyKey: string): Promise<Result<ClientWithSecret, Refusal>> {
    return this.parts.commands.run<ClientWithSecret>({
      contract: createServiceClient, request, actor, idempotencyKey, scope: INSTALLATION, answerAgain: (tx, clientId) => this.withoutSecret(tx, clientId),
      change: async (tx) => {
        const at = this.parts.clock.now();
        const validFrom = localDateOf(at);
        const validTo = request.validTo === undefined ? null : localDate(request.validTo);
        if (validTo !== null && compareLocalDates(validTo, validFrom) < 0) return err(refusal('SERVICE_CLIENT_VALIDITY_INVALID', { today: validFrom }));
        const { secret, kept } = this.newSecret(at);
        const client: Client = {
          clientId: this.parts.ids.next(), version: 1, name: request.name, scopes: [...new Set(request.scopes)], unitIds: [...new Set(request.unitIds)],
          validFrom, validTo, createdAt: at, withdrawnAt: null, secrets: [kept],
        };
        return this.keep(tx, client, { action: 'create', actor: actor.accountId, at, secret });
      },
    });
  }

  rotate(request: RpcRequest<typeof rotateServiceClientSecret>, actor: Actor, idempotencyKey: string): Promise<Result<ClientWithSecret, Refusal>> {
    return this.parts.commands.run<ClientWithSecret>({
      contract: rotateServiceClientSecret, request, actor, idempotencyKey, scope: INSTALLATION, answerAgain: (tx, clientId) => this.withoutSecret(tx, clientId),
      change: async (tx) => {
        const client = await this.parts.store.findForChange(tx, request.clientId);
        if (client === undefined) return err(refusal('SERVICE_CLIENT_NOT_FOUND'));
        const at = this.parts.clock.now();
        const { secret, kept } = this.newSecret(at);
        const changed = withNewSecret(client, kept, request.overlapHours);
        return changed.ok ? this.keep(tx, changed.value, { action: 'rotate', actor: actor.accountId, at, secret }) : changed;
      },
    });
  }

  withdraw(request: RpcRequest<typeof withdrawServiceClient>, actor: Actor, idempotencyKey: string): Promise<Result<ServiceClient, Refusal>> {
    const { store, clock, lockClient } = this.parts;
    const { clientId, reason } = request;
    return this.parts.commands.run<ServiceClient>({
      contract: withdrawServiceClient, request, actor, idempotencyKey, scope: INSTALLATION,
      answerAgain: async (tx) => (await this.withoutSecret(tx, clientId))?.client,
      change: async (tx) => {
        const client = await store.findForChange(tx, clientId);
        if (client === undefined) return err(refusal('SERVICE_CLIENT_NOT_FOUND'));
        const at = clock.now();
        const changed = withdraw(client, at);
        if (!changed.ok) return changed;
        await store.save(tx, changed.value);
        const event = await lockClient.run(tx, { clientId, at, reason, by: actor.accountId });
        return ok({ aggregateId: clientId, version: changed.value.version, events: [event], answer: toServiceClient(changed.value, at) });
      },
    });
  }

  // Nobody follows programs, so a change that ends nothing leaves its audit row by itself.
  private async keep(tx: EntityManager, client: Client, change: { action: string; actor: string; at: Date; secret: string }): Promise<Result<Changed<ClientWithSecret>, Refusal>> {
    await this.parts.store.save(tx, client);
    const { clientId, version, name, scopes, unitIds } = client;
    await appendAudit(tx, [{ action: change.action, objectType: 'service-client', objectId: clientId, detail: { name, scopes: [...scopes], unitIds: [...unitIds] } }], { actor: change.actor, clock: this.parts.clock });
    return ok({ aggregateId: clientId, version, events: [], answer: { client: toServiceClient(client, change.at), secret: change.secret } });
  }

  private newSecret(createdAt: Date): { secret: string; kept: ClientSecret } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return { secret, kept: { secretId: this.parts.ids.next(), digest: digestOf(secret), createdAt, expiresAt: null } };
  }

  private async withoutSecret(tx: EntityManager, clientId: string): Promise<ClientWithSecret | undefined> {
    const client = await this.parts.store.find(tx, clientId);
    return client && { client: toServiceClient(client, this.parts.clock.now()), secret: null };
  }
}
