import { createHash } from 'node:crypto';
import { refusal, type ClientScope, type Refusal, type ServiceClient } from '@haicap/contracts';
import { compareLocalDates, err, formatOffsetTime, ok, type LocalDate, type Result } from '@haicap/kernel';

export interface ClientSecret {
  readonly secretId: string;
  readonly digest: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** A program of somebody else. */
export interface Client {
  readonly clientId: string;
  readonly version: number;
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly unitIds: readonly string[];
  readonly validFrom: LocalDate;
  /** The last day; null while nobody has set one. */
  readonly validTo: LocalDate | null;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly secrets: readonly ClientSecret[];
}

const HOUR_MS = 3_600_000;

/** A secret has 256 random bits, so a plain digest gives nothing away that could be guessed. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isInForce({ withdrawnAt, validFrom, validTo }: Client, today: LocalDate): boolean {
  return withdrawnAt === null && compareLocalDates(validFrom, today) <= 0 && (validTo === null || compareLocalDates(today, validTo) <= 0);
}

export function liveSecrets({ secrets }: Pick<Client, 'secrets'>, now: Date): ClientSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt.getTime() > now.getTime());
}

/**
 * The client with another secret. Two count at a time: the youngest of those before goes on for some hours, every older one ends now.
 */
export function withNewSecret(client: Client, secret: ClientSecret, overlapHours: number): Result<Client, Refusal> {
  if (client.withdrawnAt !== null) return err(refusal('SERVICE_CLIENT_WITHDRAWN', { withdrawnAt: formatOffsetTime(client.withdrawnAt) }));
  const now = secret.createdAt;
  const [youngest, ...older] = liveSecrets(client, now).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const untilMs = Math.min(now.getTime() + overlapHours * HOUR_MS, youngest?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const secrets = [...older.map((one) => ({ ...one, expiresAt: now })), ...(youngest === undefined ? [] : [{ ...youngest, expiresAt: new Date(untilMs) }]), secret];
  return ok({ ...client, version: client.version + 1, secrets });
}

/** A program is given days to come, not days gone by. */
export function checkLastDay(validTo: LocalDate | null, today: LocalDate): Result<null, Refusal> {
  return validTo !== null && compareLocalDates(validTo, today) < 0 ? err(refusal('SERVICE_CLIENT_VALIDITY_INVALID', { today })) : ok(null);
}

/** The client with another last day; also one whose last day is over. */
export function withLastDay(client: Client, validTo: LocalDate | null, today: LocalDate): Result<Client, Refusal> {
  if (client.withdrawnAt !== null) return err(refusal('SERVICE_CLIENT_WITHDRAWN', { withdrawnAt: formatOffsetTime(client.withdrawnAt) }));
  const possible = checkLastDay(validTo, today);
  return possible.ok ? ok({ ...client, version: client.version + 1, validTo }) : possible;
}

export function withdraw(client: Client, at: Date): Result<Client, Refusal> {
  if (client.withdrawnAt !== null) return err(refusal('SERVICE_CLIENT_WITHDRAWN', { withdrawnAt: formatOffsetTime(client.withdrawnAt) }));
  return ok({ ...client, version: client.version + 1, withdrawnAt: at });
}

/** The scopes of a token: those asked for that the client has, or all of them when it asks for none. None of those asked for gives none. */
export function grantedScopes({ scopes }: Pick<Client, 'scopes'>, asked: ReadonlySet<string>): ClientScope[] {
  return scopes.filter((scope) => asked.size === 0 || asked.has(scope));
}

/** As its administrator sees it. */
export function toServiceClient(client: Client, now: Date): ServiceClient {
  const { clientId, version, name, scopes, unitIds, validFrom, validTo, createdAt, withdrawnAt } = client;
  return {
    clientId, version, name, scopes: [...scopes], unitIds: [...unitIds], validFrom, validTo, createdAt: formatOffsetTime(createdAt), withdrawnAt: withdrawnAt && formatOffsetTime(withdrawnAt),
    secrets: liveSecrets(client, now).map((secret) => ({ secretId: secret.secretId, createdAt: formatOffsetTime(secret.createdAt), expiresAt: secret.expiresAt && formatOffsetTime(secret.expiresAt) })),
  };
}
