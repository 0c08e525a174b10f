import type { receiveDossier, RpcReply } from '@haicap/contracts';

type Answer = RpcReply<typeof receiveDossier>;

/** What the owner answered to a filing, kept in this browser until the person closes it. It names the procedure and nobody. */
export interface FilingReceipt {
  /** The draft that became the dossier. */
  readonly draftId: string;
  readonly ownerAccountId: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly unitName: string;
  readonly dossierId: string;
  readonly code: string;
  readonly submittedAt: string;
  readonly intakeDueAt: string | null;
  readonly trackingSecret: string;
  readonly trackingToken: string | null;
  /** Personal number and day of birth or sex seem not to fit. */
  readonly isDoubtful: boolean;
  readonly keptAt: string;
}

interface Filed {
  readonly draftId: string; readonly ownerAccountId: string | null; readonly procedure: { readonly code: string; readonly name: string }; readonly unitName: string;
}

export function receiptOf({ draftId, ownerAccountId, procedure, unitName }: Filed, { dossier, trackingSecret, trackingToken, warnings }: Answer, now: Date): FilingReceipt {
  return {
    draftId, ownerAccountId, procedureCode: procedure.code, procedureName: procedure.name, unitName,
    dossierId: dossier.dossierId, code: dossier.code, submittedAt: dossier.submittedAt, intakeDueAt: dossier.intakeDueAt ?? null,
    trackingSecret, trackingToken: trackingToken ?? null, isDoubtful: warnings.length > 0, keptAt: now.toISOString(),
  };
}

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** The codes open a dossier, so they do not lie for ever in a browser that others use, too. */
export const isReceiptForgotten = ({ keptAt }: FilingReceipt, now: Date): boolean => now.getTime() - Date.parse(keptAt) > KEPT_DAYS * DAY_MS;

/** Who may see it: whoever filed it, and nobody while it is unknown who is here. */
export const isReceiptOf = ({ ownerAccountId }: FilingReceipt, accountId: string | null): boolean => ownerAccountId === accountId;

/** The part of an address that opens the tracking page; what follows # never leaves the browser. */
export const trackingFragment = ({ code, trackingSecret, trackingToken }: FilingReceipt): string =>
  new URLSearchParams(trackingToken === null ? { ma: code, khoa: trackingSecret } : { the: trackingToken }).toString();
