import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { SecretStore, type SecretMark } from './secret.store.js';

// Standard Webhooks asks for 24 to 64 bytes.
const SECRET_BYTES = 32;

/** The secrets of subscriptions for other nouns. */
@Injectable()
export class KeepSecrets {
  constructor(private readonly secrets: SecretStore, private readonly installation: Installation) {}

  /** A new one. Another that was in use goes on for so long, and never more than one other. */
  async issue(tx: EntityManager, { subscriptionId, ownerAccountId }: { readonly subscriptionId: string; readonly ownerAccountId: string }, overlapMs: number): Promise<string> {
    const now = this.installation.clock.now();
    const secret = `whsec_${Buffer.from(this.installation.randomBytes(SECRET_BYTES)).toString('base64')}`;
    await this.secrets.retire(tx, subscriptionId, new Date(now.getTime() + overlapMs));
    await this.secrets.insert(tx, { secretId: this.installation.ids.next(), subscriptionId, createdAt: now, validUntil: null }, ownerAccountId, secret);
    return secret;
  }

  async marksOf(tx: EntityManager, subscriptionIds: readonly string[]): Promise<SecretMark[]> {
    return this.secrets.of(tx, subscriptionIds, this.installation.clock.now());
  }

  /** The secrets that sign for a subscription now, the latest first. */
  async signing(tx: EntityManager, subscriptionId: string): Promise<string[]> {
    return this.secrets.readSigning(tx, subscriptionId, this.installation.clock.now());
  }

  /** Null once it has gone out of use. */
  async read(tx: EntityManager, secretId: string | undefined): Promise<string | null> {
    return secretId === undefined ? null : this.secrets.read(tx, secretId);
  }

  /** For a subscription that is no more: nothing is signed for it, and it does not come back. */
  async drop(tx: EntityManager, subscriptionId: string): Promise<void> {
    await this.secrets.drop(tx, subscriptionId);
  }

  async dropEnded(tx: EntityManager): Promise<void> {
    await this.secrets.dropEnded(tx, this.installation.clock.now());
  }
}
