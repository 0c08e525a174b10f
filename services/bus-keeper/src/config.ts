import { STREAM_MAX_BYTES } from '@haicap/contracts';
import { processConfig } from '@haicap/service-kit';
import { z } from 'zod';

/** bus-keeper needs the bus and nothing else: no database, no token of a person. */
export const busKeeperConfig = z.object({
  ...processConfig,
  /** Copies of each stream; production runs three servers. */
  streamReplicas: z.coerce.number().int().min(1).max(5).default(1),
  /** Most bytes of one stream. A full stream refuses publishes: the outbox waits, nothing is lost. */
  streamMaxBytes: z.coerce.number().int().min(1_048_576).default(STREAM_MAX_BYTES),
  /** How often the bus is looked at. */
  checkIntervalMs: z.coerce.number().int().min(100).default(2_000),
});

export type BusKeeperConfig = z.infer<typeof busKeeperConfig>;
