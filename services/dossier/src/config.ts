import { ADMISSION_LEFT_OFF, admissionConfig, base64Key32, baseConfig, databaseConfig, mayLeaveAdmissionOff } from '@haicap/service-kit';
import { z } from 'zod';
import { receiptKeyList } from './receipt-proof/receipt-keys.js';

export const dossierConfig = z.object({
  ...baseConfig,
  ...databaseConfig,
  ...admissionConfig,
  /** The key behind tracking secrets. Changing it makes every printed receipt useless. */
  installationKey: base64Key32,
  /** The keys that sign receipts: JSON Web Keys with validity. Former ones stay here without their secret half. */
  receiptKeys: receiptKeyList,
}).refine(mayLeaveAdmissionOff, ADMISSION_LEFT_OFF);
export type DossierConfig = z.infer<typeof dossierConfig>;

/** What `migrate.js` needs: the owner's URL and nothing else. */
export const migrateConfig = z.object({
  ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
  logLevel: baseConfig.logLevel,
});

/** What the bulk path needs: the rows of the service, as the service itself may write them. The relay signs for it. */
export const bulkLoadConfig = z.object({ ...databaseConfig, province: baseConfig.province, logLevel: baseConfig.logLevel }).omit({ auditKey: true, auditCheckpoints: true });

/** What the programs of `./haicap bench` need: a database of their own, and the administrator's URL to fill it. */
export const benchConfig = z.object({
  ...databaseConfig, province: baseConfig.province, adminDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
}).omit({ auditKey: true, auditCheckpoints: true });
