import { baseConfig, databaseConfig, safeUrl } from '@haicap/service-kit';
import { z } from 'zod';

const accountsOfUnits = z.record(z.string().min(1).max(30), z.strictObject({
  number: z.string().trim().min(1).max(50), bank: z.string().trim().max(30).default(''), holder: z.string().trim().min(1).max(200),
}));

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
  /** The account at the treasury to which people pay where their unit has none of its own, and whose it is. */
  paymentAccount: z.string().max(50).default(''),
  paymentAccountHolder: z.string().max(200).default(''),
  /** Accounts of units as JSON: `{"H56.147.97": {"number": "…", "bank": "…", "holder": "…"}}`. */
  paymentAccounts: z.string().default('').transform((text, context) => {
    const read = accountsOfUnits.safeParse(parsed(text === '' ? '{}' : text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: 'is no JSON of accounts by identification code' });
    return z.NEVER;
  }),
});
export type PortalAdapterConfig = z.infer<typeof portalAdapterConfig>;

/** What the migration needs, and nothing else: it runs with the owner's rights. */
export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Null is no record of accounts either, so the setting is refused by its name.
    return null;
  }
}
