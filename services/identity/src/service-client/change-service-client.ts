import { randomBytes } from 'node:crypto';
import {
  createServiceClient, refusal, rotateServiceClientSecret, setServiceClientValidity, withdrawServiceClient, type Actor, type ClientWithSecret, type Refusal, type RpcRequest, type ServiceClient,
} from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { appendAudit, type AuditNote, type RunCommand } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import type { ClientAccess } from '../account-access/client-access.js';
import { checkLastDay, digestOf, toServiceClient, withdraw, withLastDay, withNewSecret, type Client, type ClientSecret } from './service-client.js';
import type { ServiceClientStore } from './service-client.store.js';

const SECRET_BYTES = 32;
const INSTALLATION = { kind: 'installation' } as const;

export interface ChangeServiceClientParts {
  readonly commands: RunCommand;
  readonly store: ServiceClientStore;
  readonly access: ClientAccess;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** An administrator registers a program, gives it another secret or another last day, or withdraws it. */
export class ChangeServiceClient {
  constructor(private readonly parts: ChangeServiceClientParts) {}

  create(request: RpcRequest<typeof createServiceClient>, actor: Actor, idempotencyKey: string): Promise<Result<ClientWithSecret, Refusal>> {
    return this.parts.commands.run<ClientWithSecret>({
      contract: createServiceClient, request, actor, idempotencyKey, scope: INSTALLATION, answerAgain: (tx, clientId) => this.withoutSecret(tx, clientId),
      change: async (tx) => {
        const at = this.parts.clock.now();
        const validFrom = localDateOf(at);
        const validTo = request.validTo === undefined ? null : localDate(request.validTo);
        const possible = checkLastDay(validTo, validFrom);
        if (!possible.ok) return possible;
        const { secret, kept } = this.newSecret(at);
        const client: Client = {
          clientId: this.parts.ids.next(), version: 1, name: request.name, scopes: [...new Set(request.scopes)], unitIds: [...new Set(request.unitIds)],
          validFrom, validTo, createdAt: at, withdrawnAt: null, secrets: [kept],
        };
        await this.parts.store.save(tx, client);
        const event = await this.parts.access.setValidity(tx, client, { action: 'create', detail: detailOf(client) });
        return ok({ aggregateId: client.clientId, version: client.version, events: [event], answer: { client: toServiceClient(client, at), secret } });
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
        if (!changed.ok) return changed;
        const { clientId, version } = changed.value;
        await this.parts.store.save(tx, changed.value);
        // Nobody follows secrets, so this leaves its audit row by itself.
        await appendAudit(tx, [{ action: 'rotate', objectType: 'service-client', objectId: clientId, detail: detailOf(changed.value) }], { actor: actor.accountId, clock: this.parts.clock });
        return ok({ aggregateId: clientId, version, events: [], answer: { client: toServiceClient(changed.value, at), secret } });
      },
    });
  }

  setValidity(request: RpcRequest<typeof setServiceClientValidity>, actor: Actor, idempotencyKey: string): Promise<Result<ServiceClient, Refusal>> {
    const { store, clock, access } = this.parts;
    const { clientId } = request;
    return this.parts.commands.run<ServiceClient>({
      contract: setServiceClientValidity, request, actor, idempotencyKey, scope: INSTALLATION,
      answerAgain: async (tx) => (await this.withoutSecret(tx, clientId))?.client,
      change: async (tx) => {
        const client = await store.findForChange(tx, clientId);
        if (client === undefined) return err(refusal('SERVICE_CLIENT_NOT_FOUND'));
        const at = clock.now();
        const changed = withLastDay(client, request.validTo === null ? null : localDate(request.validTo), localDateOf(at));
        if (!changed.ok) return changed;
        await store.save(tx, changed.value);
        const event = await access.setValidity(tx, changed.value, { action: 'set-validity', detail: { validTo: request.validTo } });
        return ok({ aggregateId: clientId, version: changed.value.version, events: [event], answer: toServiceClient(changed.value, at) });
      },
    });
  }

  withdraw(request: RpcRequest<typeof withdrawServiceClient>, actor: Actor, idempotencyKey: string): Promise<Result<ServiceClient, Refusal>> {
    const { store, clock, access } = this.parts;
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
        const event = await access.lock(tx, { clientId, at, reason, by: actor.accountId });
        return ok({ aggregateId: clientId, version: changed.value.version, events: [event], answer: toServiceClient(changed.value, at) });
      },
    });
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

function detailOf({ name, scopes, unitIds }: Client): NonNullable<AuditNote['detail']> {
  return { name, scopes: [...scopes], unitIds: [...unitIds] };
}
