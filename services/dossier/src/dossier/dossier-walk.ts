import type { Dossier } from './dossier.js';

/** A dossier as one of its versions left it, and when. */
export interface LifeStep {
  readonly at: Date;
  readonly dossier: Dossier;
}

/** Where a walk over all open dossiers stands: it goes unit by unit. */
export interface OpenPosition {
  readonly unitId: string;
  readonly dossierId: string;
}

export interface FoundOpen {
  readonly dossier: Dossier;
  /** The unit that was competent when the clock started. */
  readonly clockUnitId: string;
}
