import { baseConfig, databaseConfig } from '@haicap/service-kit';
import { z } from 'zod';
import { readRanges } from './outbound/target.js';

export const webhookConfig = z.object({
  ...baseConfig, ...databaseConfig,
  /** Where the things are read that a message names. */
  publicOrigin: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Private addresses that may be called, as ranges separated by commas: `10.20.0.0/16,192.168.5.7/32`. */
  webhookPrivateTargets: z.string().max(2_000).default('').transform((text, context) => {
    const ranges = readRanges(text);
    if (ranges !== null) return ranges;
    context.addIssue({ code: 'custom', message: 'is no list of address ranges' });
    return z.NEVER;
  }),
});
export type WebhookConfig = z.infer<typeof webhookConfig>;

/** What the migration needs, and nothing else: it runs with the owner's rights. */
export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });
