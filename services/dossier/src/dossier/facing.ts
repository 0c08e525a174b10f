import type { FacedDossier } from '../access/access.js';
import { assigneeOf, isReceipt, type Dossier } from './dossier.js';

/** A dossier as the rights of a person look at it. */
export function facingOf(dossier: Dossier): FacedDossier {
  const { receipt, consulting } = dossier;
  return { ...receipt, isReceived: isReceipt(receipt), assigneeId: assigneeOf(dossier), askedUnitIds: consulting.map(({ unitId }) => unitId) };
}
