import type { ReceiptClaims } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { isReceipt, type Dossier } from '../dossier/dossier.js';

/** A file that was handed in with a dossier. */
export interface Attachment {
  /** The component of the procedure that it holds. */
  readonly component: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ProvenReceipt {
  readonly provinceCode: string;
  readonly dossier: Dossier;
  readonly attachments: readonly Attachment[];
  /** The name of a unit of the dossier, under which it stands on its papers. */
  readonly nameOf: (unitId: string) => string;
}

/**
 * What a receipt proves. It holds nothing about persons, so whoever shows it shows nothing but that these files were
 * handed in for this code, when, and until when an answer was promised.
 */
export function claimsOf({ provinceCode, dossier, attachments, nameOf }: ProvenReceipt, signedAt: Date): ReceiptClaims {
  const { receipt, due, version } = dossier;
  const named = (unitId: string) => ({ unitId, name: nameOf(unitId) });
  return {
    iss: `urn:haicap:province:${provinceCode}`,
    iat: Math.floor(signedAt.getTime() / 1_000),
    receipt: 1,
    code: receipt.code, version,
    submittedAt: formatOffsetTime(receipt.submittedAt),
    receivedAt: isReceipt(receipt) ? formatOffsetTime(receipt.receivedAt) : null,
    procedure: { code: receipt.procedureCode, version: receipt.procedureVersion, name: receipt.procedureName },
    deadline: { at: due.at && formatOffsetTime(due.at), on: due.on },
    units: { receiving: named(receipt.receivingUnitId), competent: named(receipt.competentUnitId), returning: named(receipt.returningUnitId) },
    attachments: attachments.map(({ component, sha256, bytes }) => ({ component, sha256, bytes })),
  };
}
