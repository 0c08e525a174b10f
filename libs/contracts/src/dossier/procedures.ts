import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';

export const timeLimit = z.discriminatedUnion('unit', [
  z.object({ unit: z.enum(['working-day', 'day', 'working-hour', 'month']), amount: z.int().min(1) }),
  z.object({ unit: z.literal('same-day') }),
  z.object({ unit: z.literal('none') }),
]);

export const procedureComponent = z.object({
  code: z.string(), name: z.string(), required: z.boolean(),
  originals: z.int().min(0), copies: z.int().min(0),
  replaceableByData: z.boolean(),
});

/** One version of a procedure. A dossier stays on the version it was received under. */
export const procedure = z.object({
  procedureId: z.uuid(),
  /** National code, for example 1.001193. */
  code: z.string(),
  version: z.int().min(1),
  name: z.string(),
  field: z.string(),
  competentLevel: z.enum(['commune', 'province']),
  timeLimit,
  /** Integer đồng per dossier or unit; null when the province sets it or it is not certain. */
  feeDong: z.int().min(0).nullable(),
  feeNote: z.string(),
  components: z.array(procedureComponent),
  result: z.string(),
  legalBasis: z.string(),
  validFrom: localDate, validTo: localDate.nullable(),
  /** Answered by the specialist who works on it, without the approval of a chair (copies, certification). */
  isSimple: z.boolean().optional(),
  /** How sure the catalogue is of code and figures. */
  confidence: z.enum(['verified', 'partly', 'unverified']),
});
export type Procedure = z.infer<typeof procedure>;

export const listProcedures = defineRpc({
  service: 'dossier', name: 'list-procedures', kind: 'query', access: 'public',
  request: z.strictObject({ ...pageRequest, q: z.string().trim().min(1).max(100).optional(), field: z.string().max(100).optional(), asOf: localDate.optional() }),
  reply: pageOf(procedure),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

export const lookUpProcedure = defineRpc({
  service: 'dossier', name: 'look-up-procedure', kind: 'query', access: 'public',
  request: z.strictObject({ code: z.string().max(40), asOf: localDate.optional() }),
  reply: procedure,
  errors: ['REQUEST_INVALID', 'PROCEDURE_NOT_FOUND'],
});

export const procedurePublished = defineFact({ service: 'dossier', noun: 'procedure', event: 'published', data: procedure });
