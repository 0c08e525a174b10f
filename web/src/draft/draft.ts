/** One photo of a page, as it will stand in the PDF. The bytes lie in the browser's store under its id. */
export interface PhotoPage {
  readonly pageId: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Quarter turns to the right. */
  readonly turns: 0 | 1 | 2 | 3;
  /** A small picture as a data address: pages may show no other. */
  readonly thumb: string;
}

/** A file on its way to the server, or there. Its bytes lie in the browser's store under `localId` until it is there. */
export interface DraftFile {
  readonly localId: string;
  /** What it is called on this device; the server never shows it to others. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Where the upload goes on (tus); known once it has begun. */
  readonly uploadPath: string | null;
  /** The id at the service `files`, once every byte was kept and looked at. */
  readonly fileId: string | null;
  readonly pages: number | null;
  readonly thumb: string | null;
}

/** How a required paper comes. `data`: the office looks it up; `paper`: it is brought to the desk. */
export type PaperWay = 'file' | 'data' | 'paper';
export interface DraftPaper { readonly way: PaperWay; readonly photos: readonly PhotoPage[]; readonly files: readonly DraftFile[] }
export const NO_PAPER: DraftPaper = { way: 'file', photos: [], files: [] };

export interface DraftPerson {
  readonly fullName: string; readonly personalNumber: string; readonly dateOfBirth: string; readonly sex: '' | 'male' | 'female';
  readonly phone: string; readonly address: string; readonly email: string;
}

/** What was sent and is not answered yet: sent again as it was, under the same key, it happens once. */
export interface Sending { readonly key: string; readonly body: string; readonly version?: number }

interface DraftBase {
  readonly draftId: string;
  /** Whose it is, once somebody signed in has worked on it: nobody else who signs in here sees it. */
  readonly ownerAccountId: string | null;
  readonly title: string;
  readonly papers: Readonly<Record<string, DraftPaper>>;
  readonly sending: Sending | null;
  readonly createdAt: string;
  readonly savedAt: string;
}

/** A dossier that is being filled in. */
export interface FilingDraft extends DraftBase {
  readonly kind: 'filing';
  readonly procedureCode: string;
  readonly caseCode: string | null;
  readonly person: DraftPerson;
  /** The dossier from which the person was filled in. */
  readonly personFrom: string | null;
  readonly unit: { readonly unitId: string; readonly fullName: string } | null;
  readonly formData: Readonly<Record<string, unknown>>;
  readonly returnWay: '' | 'fetch' | 'post';
  readonly post: { readonly recipient: string; readonly phone: string; readonly address: string };
  readonly feesSeen: boolean;
  /** What the server has of it; 'gone' once it was sent or deleted on another device. */
  readonly kept?: KeptVersion | 'gone';
}

/** A file of a draft as another device needs it: it is with the server already. */
export interface KeptFile { readonly localId: string; readonly fileId: string; readonly name: string; readonly sizeBytes: number; readonly pages: number | null }
export interface KeptPaper { readonly way: PaperWay; readonly files: readonly KeptFile[] }

/** What the server keeps of a draft for its person. Photos that were not sent yet stay where they were taken. */
export interface KeptContent extends Pick<FilingDraft, 'title' | 'caseCode' | 'person' | 'personFrom' | 'unit' | 'formData' | 'returnWay' | 'post' | 'feesSeen' | 'createdAt'> {
  readonly papers: Readonly<Record<string, KeptPaper>>;
}
export interface KeptVersion { readonly version: number; readonly content: KeptContent }

/** What is handed in later for a dossier. */
export interface SupplementDraft extends DraftBase { readonly kind: 'supplement'; readonly dossierId: string }
export type Draft = FilingDraft | SupplementDraft;

const NOBODY: DraftPerson = { fullName: '', personalNumber: '', dateOfBirth: '', sex: '', phone: '', address: '', email: '' };
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

const begun = (title: string, ownerAccountId: string | null, now: Date) =>
  ({ draftId: crypto.randomUUID(), ownerAccountId, title, papers: {}, sending: null, createdAt: now.toISOString(), savedAt: now.toISOString() });

export function filingDraft(procedure: { readonly code: string; readonly name: string }, ownerAccountId: string | null, now: Date): FilingDraft {
  return {
    ...begun(procedure.name, ownerAccountId, now), kind: 'filing', procedureCode: procedure.code, caseCode: null, person: NOBODY, personFrom: null, unit: null,
    formData: {}, returnWay: '', post: { recipient: '', phone: '', address: '' }, feesSeen: false,
  };
}

/** One supplement of a dossier is prepared at a time, so its draft has the dossier's id. */
export function supplementDraft(dossier: { readonly dossierId: string; readonly procedureName: string }, ownerAccountId: string | null, now: Date): SupplementDraft {
  return { ...begun(dossier.procedureName, ownerAccountId, now), draftId: `supplement-${dossier.dossierId}`, kind: 'supplement', dossierId: dossier.dossierId };
}

/** A change of a draft, whatever part of a page makes it. Whoever is signed in while it is changed (null: nobody) becomes its owner. */
export function changedBy<D extends Draft>(accountId: string | null, draft: D, change: (draft: D) => D, now: Date): D {
  return { ...change(draft), ownerAccountId: draft.ownerAccountId ?? accountId, savedAt: now.toISOString() };
}

/** Who may see a draft in this browser: everybody while it belongs to no account, afterwards that account alone. */
export const isSeenBy = ({ ownerAccountId }: Draft, accountId: string | null): boolean => ownerAccountId === null || ownerAccountId === accountId;

/** What a page may say of a draft. `unsure`: it is an account's, and nobody can say yet who is here; that is no reason to call it gone. */
export function standingOf(draft: Draft | undefined, { accountId, isUnsure }: { readonly accountId: string | null; readonly isUnsure: boolean }): 'there' | 'unsure' | 'gone' {
  if (draft === undefined) return 'gone';
  return isSeenBy(draft, accountId) ? 'there' : isUnsure ? 'unsure' : 'gone';
}

/** Nobody came back for it: what lies in a browser that others use, too, does not stay there for ever. */
export const isForgotten = ({ savedAt }: Draft, now: Date): boolean => now.getTime() - Date.parse(savedAt) > KEPT_DAYS * DAY_MS;

export const addressOf = (draft: Draft): string =>
  (draft.kind === 'filing' ? `/nop-ho-so/${draft.procedureCode}?nhap=${draft.draftId}` : `/ho-so-cua-toi/${draft.dossierId}/bo-sung`);

/** The ids under which bytes of a draft lie in the store. */
export const bytesOf = ({ papers }: Draft): string[] => Object.values(papers).flatMap(({ photos, files }) => [...photos.map(({ pageId }) => pageId), ...files.map(({ localId }) => localId)]);

/** The files that are not with the server yet. */
export const filesOnTheWay = ({ papers }: Draft): DraftFile[] => Object.values(papers).flatMap(({ files }) => files).filter(({ fileId }) => fileId === null);

export const paperOf = ({ papers }: Draft, code: string): DraftPaper => papers[code] ?? NO_PAPER;

/** The same draft with one paper changed; what it said of the others meanwhile stays. */
export function withPaper<D extends Draft>(draft: D, code: string, change: (paper: DraftPaper) => DraftPaper): D {
  return { ...draft, papers: { ...draft.papers, [code]: change(paperOf(draft, code)) } };
}

export const isPaperThere = ({ way, files }: DraftPaper): boolean => way !== 'file' || (files.length > 0 && files.every(({ fileId }) => fileId !== null));
