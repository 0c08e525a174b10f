import { z } from 'zod';
import type { ServiceName } from '../topology.js';

/**
 * A CloudEvent 1.0 in structured JSON as it lies in a stream. `subject` is the aggregate's id and `version` counts
 * the events of that aggregate from 1 without gaps. Unknown keys are ignored: a reader is tolerant, a writer is strict.
 */
export const factEnvelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.uuid(),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  version: z.int().min(1),
  actor: z.string(),
  traceparent: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type FactEnvelope = z.infer<typeof factEnvelope>;

/** One kind of fact: past tense, complete enough that a consumer needs no call back, without personal data. */
export interface FactContract<D extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  readonly noun: string;
  readonly event: string;
  readonly type: string;
  readonly busSubject: string;
  readonly data: D;
}

export type FactData<F extends FactContract> = z.infer<F['data']>;

/** Declares a fact: type `vn.haicap.<service>.<noun>.<event>.v1`, bus subject `fact.<service>.<noun>.<event>.v1`. */
export function defineFact<D extends z.ZodType>(
  contract: Pick<FactContract<D>, 'service' | 'noun' | 'event' | 'data'>,
): FactContract<D> {
  const tail = `${contract.service}.${contract.noun}.${contract.event}.v1`;
  return { ...contract, type: `vn.haicap.${tail}`, busSubject: `fact.${tail}` };
}

/** The bus subject of a type: `vn.haicap.dossier.dossier.received.v1` lies under `fact.dossier.dossier.received.v1`. */
export function busSubjectOf(type: string): string {
  return type.replace(/^vn\.haicap\./, 'fact.');
}
