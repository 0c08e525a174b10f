import { baseConfig, databaseConfig, safeUrl } from '@haicap/service-kit';
import { z } from 'zod';

/** A service with a database, and the payment platform: all of its settings, or none and people pay in cash. */
export const portalAdapterConfig = z.object({
  ...baseConfig, ...databaseConfig,
  paymentUrl: z.union([z.literal(''), safeUrl]).default(''),
  /** The hosts on which people pay, separated by commas, where the platform's page is not on the host of its address. */
  paymentPageHosts: z.string().regex(/^[a-z0-9.:,-]*$/).default('').transform((hosts) => hosts.split(',').filter((host) => host !== '')),
  /** Our code at the platform. */
  paymentPartner: z.string().max(50).default(''),
  /** The key of the checksum; the platform gave it. */
  paymentSecret: z.string().max(200).default(''),
  /** The account at the treasury to which people pay. */
  paymentAccount: z.string().max(50).default(''),
});
export type PortalAdapterConfig = z.infer<typeof portalAdapterConfig>;

/** What the migration needs, and nothing else: it runs with the owner's rights. */
export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });
