import { baseConfig, databaseConfig } from '@haicap/service-kit';
import { z } from 'zod';

export const reportingConfig = z.object({ ...baseConfig, ...databaseConfig });
export type ReportingConfig = z.infer<typeof reportingConfig>;

/** What the migration needs, and nothing else: it runs with the owner's rights. */
export const migrateConfig = z.object({
  ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
  logLevel: baseConfig.logLevel,
});
