import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkDossierCode } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { dossierOfToken, isTrackingSecret } from './tracking.js';
import { TrackingStore, type TrackedRow } from './tracking.store.js';

/** What somebody without a sign-in shows for a dossier. */
export type TrackingKeys = { readonly code: string; readonly secret: string } | { readonly token: string };

// Stands in for a dossier that does not exist, so that a wrong code costs the same work as a wrong secret.
const NO_DOSSIER = '00000000-0000-0000-0000-000000000000';

/** The dossier that keys open, or null. Whatever is wrong about them, the same work is done and the same is answered. */
@Injectable()
export class FindTracked {
  constructor(
    private readonly installation: Installation,
    private readonly tracking: TrackingStore,
  ) {}

  async run(tx: EntityManager, keys: TrackingKeys): Promise<TrackedRow | null> {
    const { installationKey } = this.installation;
    if ('token' in keys) return this.tracking.findById(tx, dossierOfToken(installationKey, keys.token) ?? NO_DOSSIER);
    const code = checkDossierCode(keys.code);
    const found = await this.tracking.findByCode(tx, code.ok ? code.value : keys.code);
    const mayRead = isTrackingSecret(installationKey, found?.dossierId ?? NO_DOSSIER, keys.secret);
    return mayRead ? found : null;
  }

  /** A dossier that the scope of the transaction shows, or null. */
  async inScope(tx: EntityManager, dossierId: string): Promise<TrackedRow | null> {
    return this.tracking.findById(tx, dossierId);
  }
}
