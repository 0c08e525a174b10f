import type { KnownFile } from '../file-mirror/file-mirror.js';
import type { ReceiveRequest } from '../receipt/receipt.js';

/** A file that may be named, and the component it holds. */
export interface NamedFile extends Omit<KnownFile, 'ownerAccountId' | 'nameableUntil' | 'deleted' | 'scan' | 'signed'> {
  readonly code: string;
  readonly position: number;
}

export interface AttachedFile extends NamedFile {
  readonly dossierId: string;
}

// No component of a catalogue is called so: their codes are Vietnamese words.
const REPRESENTATION = { code: 'representation', name: 'Giấy tờ chứng minh việc đại diện' };
/** What a specialist wrote for the chair to sign. Until it is signed and issued it binds nobody, so it is shown to officers alone. */
const RESULT_DRAFT = { code: 'result-draft', name: 'Dự thảo kết quả' };
const ALONE = [REPRESENTATION, RESULT_DRAFT];

/** The draft of a result, as a command names it. */
export function draftNamed(fileId: string | undefined): readonly { readonly code: string; readonly files: readonly string[] }[] {
  return fileId === undefined ? [] : [{ code: RESULT_DRAFT.code, files: [fileId] }];
}

/** Whether a component is shown to everybody who may read the dossier. */
export const isShownToAll = ({ code }: { readonly code: string }): boolean => code !== RESULT_DRAFT.code;

/** What a request hands in by files: its components, and the document that lets somebody act for the applicant. */
export function filedWith({ components, representation }: Pick<ReceiveRequest, 'components' | 'representation'>): readonly { readonly code: string; readonly files?: readonly string[] | undefined }[] {
  const fileId = representation?.fileId;
  return fileId === undefined ? components : [...components, { code: REPRESENTATION.code, files: [fileId] }];
}

/** What an office calls a component; the document of a representation and the draft of a result stand in no catalogue. */
export function nameOfComponent(code: string, catalogue: ReadonlyMap<string, string>): string {
  return catalogue.get(code) ?? ALONE.find((one) => one.code === code)?.name ?? code;
}

/** The components of a dossier: those that were counted, and behind them what was named by a file alone. */
export function withFilesAlone<C extends { readonly code: string }>(counted: readonly C[], codes: Iterable<string>): readonly (C | { readonly code: string; readonly originals: 0; readonly copies: 0; readonly certifiedCopies: 0 })[] {
  const alone = [...codes].filter((code) => ALONE.some((one) => one.code === code) && !counted.some((one) => one.code === code));
  return [...counted, ...alone.map((code) => ({ code, originals: 0 as const, copies: 0 as const, certifiedCopies: 0 as const }))];
}

/** The files of a filing: of each component first what comes in now, then what came in with an earlier dossier. */
export function withReused(files: readonly NamedFile[], earlier: readonly NamedFile[]): NamedFile[] {
  return [...files, ...earlier.map((one) => ({ ...one, position: one.position + files.filter(({ code }) => code === one.code).length }))];
}
