import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { readIfPresent, writeWhole } from '../state/files.ts';
import { pathsOf } from './data-folder.ts';
import { writeKeyRing } from './data-keys.ts';
import { makeSigningAuthority, signingAuthorityFile } from './signing-authority.ts';
import { deriveReceiptKey, makeReceiptKey, receiptKeyFile, rotateReceiptKeys } from './receipt-keys.ts';

const stored = z.object({
  schema: z.literal(1),
  /** Passwords of databases and bus users derive from it, so a service added later has one too. */
  root: z.string(),
  installationKey: z.string(),
  dataKey: z.string(),
  dataKeyId: z.string(),
  /** A key that every process may read and none writes with yet; while one is being brought into use. */
  nextDataKey: z.object({ id: z.string(), key: z.string() }).optional(),
  /** Keys that only read, by id; until nothing names them any more. */
  formerDataKeys: z.record(z.string(), z.string()).optional(),
  indexKey: z.string(),
  /** Missing in a folder made before audit checkpoints were signed. */
  auditKey: z.string().optional(),
  /** The youngest signs receipts; missing in a folder made before receipts were signed. */
  receiptKeys: z.array(receiptKeyFile).min(1).optional(),
  /** The authority that signs results for trial use; missing in a folder made before results were signed. */
  signingAuthority: signingAuthorityFile.optional(),
  serviceKey: z.string(),
  cookieKey: z.string(),
  localGrantSecret: z.string(),
  /** Missing in a folder made before the gateway kept sessions. */
  webClientSecret: z.string().optional(),
  sessionKey: z.string().optional(),
  oidcSigningKey: z.record(z.string(), z.string()),
  /** Given by the payment platform, entered by hand; missing while none is connected. */
  paymentSecret: z.string().optional(),
});
/** Every secret by its name in the file; docs/security/keys.md tells of each. */
export const secretNames: readonly string[] = Object.keys(stored.shape);

const secretsFile = stored.transform((file) => ({
  ...file, auditKey: file.auditKey ?? deriveAuditKey(file), receiptKeys: file.receiptKeys ?? [deriveReceiptKey(file)],
  webClientSecret: file.webClientSecret ?? derivePassword(file, 'identity/web-client'),
  sessionKey: file.sessionKey ?? Buffer.from(derivePassword(file, 'gateway/session'), 'base64url').toString('base64'),
}));
export type Secrets = z.infer<typeof secretsFile>;
/** Those of an installation that was opened, so that nothing is missing any more. */
export type OpenSecrets = Secrets & { signingAuthority: NonNullable<Secrets['signingAuthority']> };

/** Made once per data folder; the file is 0600. What an older folder lacks is added to it. */
export function openSecrets(dataFolder: string): OpenSecrets {
  const paths = pathsOf(dataFolder);
  const found = readSecrets(dataFolder) ?? makeSecrets();
  // A key of this kind cannot be derived, so what an older folder lacks is made once, by whoever may write it.
  const secrets = { ...found, signingAuthority: found.signingAuthority ?? makeSigningAuthority(new Date()) };
  saveSecrets(dataFolder, secrets);
  writeWhole(paths.localGrant, `${secrets.localGrantSecret}\n`);
  return secrets;
}

/** Replaces the file of the secrets, and the ring that running services read. */
export function saveSecrets(dataFolder: string, secrets: Secrets): void {
  writeWhole(pathsOf(dataFolder).secrets, `${JSON.stringify(secrets, null, 2)}\n`);
  writeKeyRing(dataFolder, secrets);
}

export function readSecrets(dataFolder: string): Secrets | undefined {
  const path = pathsOf(dataFolder).secrets;
  try {
    const text = readIfPresent(path);
    return text === undefined ? undefined : secretsFile.parse(JSON.parse(text));
  } catch (error) {
    throw new CliFailure(EXIT.data, `${path} cannot be read (${reasonOf(error).slice(0, 200)})`,
      'restore it: without it the encrypted columns of this data folder cannot be read');
  }
}

/** Gives the installation a new key for receipts. Services read it when they start again. */
export function changeReceiptKey(dataFolder: string, now: Date): string {
  const secrets = readSecrets(dataFolder);
  if (secrets === undefined) throw new CliFailure(EXIT.data, 'this data folder holds no installation', 'start one with ./haicap up');
  const receiptKeys = rotateReceiptKeys(secrets.receiptKeys, now);
  saveSecrets(dataFolder, { ...secrets, receiptKeys });
  return receiptKeys[0]?.kid ?? '';
}

export function derivePassword(secrets: { root: string }, purpose: string): string {
  return createHmac('sha256', Buffer.from(secrets.root, 'base64')).update(purpose).digest('base64url');
}

// Derived and not drawn, so that whoever only reads an older file gets the same key as the one who adds it.
function deriveAuditKey(secrets: { root: string }): string {
  return Buffer.from(derivePassword(secrets, 'audit/checkpoints'), 'base64url').toString('base64');
}

/** 128 bits of strength, as the ciphers have. */
const SIGNING_KEY_BITS = 3072;

function makeSecrets(): Secrets {
  const random = (bytes: number): string => randomBytes(bytes).toString('base64');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: SIGNING_KEY_BITS });
  const jwk = Object.fromEntries(Object.entries(privateKey.export({ format: 'jwk' })).map(([name, value]) => [name, String(value)]));
  return {
    schema: 1,
    root: random(32),
    installationKey: random(32),
    dataKey: random(32),
    dataKeyId: 'k1',
    indexKey: random(32),
    auditKey: random(32),
    receiptKeys: [makeReceiptKey(new Date())],
    serviceKey: randomBytes(32).toString('hex'),
    cookieKey: randomBytes(32).toString('base64url'),
    localGrantSecret: randomBytes(32).toString('base64url'),
    webClientSecret: randomBytes(32).toString('base64url'),
    sessionKey: random(32),
    oidcSigningKey: { ...jwk, kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' },
  };
}
