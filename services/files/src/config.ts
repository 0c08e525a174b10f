import { baseConfig, databaseConfig, isLoopback, listenerConfig, safeUrl } from '@haicap/service-kit';
import { z } from 'zod';
import { signingAuthority } from './signer/test-authority.js';

const MIB = 1024 ** 2;
const bytes = z.coerce.number().int().min(1);

// The key of a bucket and every byte of a citizen's papers travel there: in the open only where nothing leaves the machine.
function isSafeBucket(storageUrl: string): boolean {
  const address = storageUrl.replace(/^s3\+/, '');
  return URL.canParse(address) && (address.startsWith('https:') || isLoopback(new URL(address).hostname));
}

export const filesConfig = z.object({
  ...baseConfig,
  ...listenerConfig,
  ...databaseConfig,
  /** The internal listener; the gateway streams bytes to and from it. */
  httpPort: z.coerce.number().int().min(0).max(65_535),
  /** The loopback, unless the gateway is on another machine of a network nobody else is in. */
  httpHost: z.string().min(1).default('127.0.0.1'),
  /** Holds what is being uploaded, and the files themselves unless `storageUrl` says otherwise. One process has it for itself. */
  filesDir: z.string().min(1),
  /** `s3+https://<key id>:<secret>@<host>/<bucket>?region=<region>`; without it bytes lie in `filesDir`. */
  storageUrl: z.string().regex(/^s3\+https?:\/\/[^/]+\/[^/]+/).refine(isSafeBucket).optional(),
  /** `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`. Without it files stay marked as unscanned. */
  clamdUrl: z.string().regex(/^(tcp:\/\/[^/]+:\d+|unix:\/\/\/.+)$/).optional(),
  /**
   * A scanner that has judged nothing for so long is taken for gone: what waits for it is told to be unscanned, which staff may open on
   * confirmation, and is scanned when it is back.
   */
  quarantineMinutes: z.coerce.number().int().min(1).max(10_080).default(60),
  /** The key of the test authority, for trial use: what it signs has no legal force. */
  signingAuthority: signingAuthority.optional(),
  /** A remote signing service (Cloud Signature Consortium API v2); it comes before the test authority. */
  remoteSigningUrl: safeUrl.optional(),
  remoteSigningToken: z.string().min(1).optional(),
  /** The roots its certificates end at, in PEM. */
  remoteSigningRoots: z.string().regex(/-----BEGIN CERTIFICATE-----/).optional(),
  /** The largest file. The scanner's own limit (StreamMaxLength) has to be at least as high. */
  fileBytesMax: bytes.default(20 * MIB),
  /** What one citizen may upload in a day. */
  citizenBytesPerDayMax: bytes.default(400 * MIB),
  /** What one officer may upload in a day: a desk scans the papers of everybody who comes. */
  officerBytesPerDayMax: bytes.default(8192 * MIB),
  /** Uploads of one account that are not complete at a time. */
  openUploadsMax: z.coerce.number().int().min(1).max(1_000).default(20),
  /** An upload that gets no byte for so long goes away. */
  uploadKeptHours: z.coerce.number().min(0.01).max(720).default(24),
  /** A complete file may be named by a dossier for so long; what none has named goes away two days later. */
  nameableDays: z.coerce.number().int().min(1).max(365).default(14),
});
export type FilesConfig = z.infer<typeof filesConfig>;

/** What the migration needs, and nothing else: it runs with the owner's rights. */
export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });
