import { z } from 'zod';
import type { ErrorCode } from '../core/errors.js';
import { defineRpc, type Access } from '../core/rpc.js';
import { changeErrors, dossier, onDossier } from './dossiers.js';

/** A code of the catalogue and what the office writes about it. Left out, the answer is REASON_REQUIRED with the codes to choose from. */
export const reason = { reasonCode: z.string().trim().max(40).default(''), reasonText: z.string().trim().max(1000).default('') };

/** Declares a command on an existing dossier, which answers with the dossier as it stands afterwards. */
export function defineChange<S extends z.ZodRawShape>(name: string, access: Access, shape: S, errors: readonly ErrorCode[] = []) {
  return defineRpc({
    service: 'dossier', name, kind: 'command', access, request: z.strictObject({ ...onDossier, ...shape }), reply: dossier,
    errors: [...changeErrors, ...errors],
  });
}
