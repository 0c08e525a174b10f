import type { Dossier, RpcReply, signFile } from '@haicap/contracts';
import type { Problem } from '../../api/client.js';

export interface Step { readonly path: string; readonly body: Readonly<Record<string, unknown>> }
export type SignedFile = RpcReply<typeof signFile>;

/** Where a step on a dossier is sent, on the version that was seen. */
export const stepOrder = ({ dossierId, version }: Pick<Dossier, 'dossierId' | 'version'>, { path, body }: Step) => ({ method: 'POST' as const, path: `/api/v1/dossiers/${dossierId}/${path}`, body, version });

/** Where a file is signed, in the name of the caller's post in the unit and with its seal. */
export const signOrder = (fileId: string, unitId: string) => ({ method: 'POST' as const, path: `/api/v1/files/${fileId}/signatures`, body: { unitId } });

/** Reasons that pass by themselves: the file is still on its way, or still looked through. */
const PASSING: ReadonlySet<unknown> = new Set(['not-complete', 'not-scanned']);

/** Whether a signed file was refused for what it is: it would be again, however often it is sent, so another one has to be signed. */
export const provesNothing = ({ code, params }: Pick<Problem, 'code' | 'params'>): boolean =>
  code === 'RESULT_SIGNATURE_DIFFERS' || (code === 'RESULT_FILE_UNUSABLE' && !PASSING.has(params?.['reason']));
