import { timingSafeEqual } from 'node:crypto';
import type { TokenClaims } from '@haicap/contracts';
import { localDateOf, type Clock } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { digestOf, grantedScopes, isInForce, liveSecrets, type Client } from './service-client.js';
import type { ServiceClientStore } from './service-client.store.js';

/** Lets programs in: whether one may come, whether its secret is one of those that count, and what its token says. */
export class AuthenticateClient {
  constructor(private readonly dataSource: DataSource, private readonly store: ServiceClientStore, private readonly clock: Clock) {}

  /** A program that is in force; undefined for every other id. */
  async find(clientId: string): Promise<Client | undefined> {
    if (!z.uuid().safeParse(clientId).success) return undefined;
    const client = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.find(tx, clientId));
    return client !== undefined && isInForce(client, localDateOf(this.clock.now())) ? client : undefined;
  }

  /** True for a secret that counts; that it was used leaves an audit row. */
  async verify(clientId: string, secret: string): Promise<boolean> {
    const client = await this.find(clientId);
    const given = digestOf(secret);
    const used = client && liveSecrets(client, this.clock.now()).find(({ digest }) => timingSafeEqual(digest, given));
    if (used === undefined) return false;
    await withScope(this.dataSource, { kind: 'installation' }, (tx) =>
      appendAudit(tx, [{ action: 'sign-in', objectType: 'service-client', objectId: clientId, detail: { way: 'client-credentials', secretId: used.secretId } }], { actor: clientId, clock: this.clock }));
    return true;
  }

  /** What the token of a program says, narrowed to the scopes it asked for. */
  async claims(clientId: string, askedScopes: ReadonlySet<string>): Promise<Omit<TokenClaims, 'sub'> | undefined> {
    const client = await this.find(clientId);
    return client && { kind: 'client', posts: [], scopes: grantedScopes(client, askedScopes), unitIds: [...client.unitIds] };
  }
}
