import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** sysexits.h EX_CONFIG: tells the launcher and Kubernetes that a restart will not help. */
export const EXIT_BAD_CONFIG = 78;

type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number().int().min(0).max(65_535);

/** A secret of 32 bytes, written as base64. */
export const base64Key32 = z.base64().transform((text) => Buffer.from(text, 'base64')).refine((bytes) => bytes.length === 32);
/** A secret of 32 bytes, written as 64 hexadecimal digits. */
export const hexKey32 = z.string().regex(/^[0-9a-fA-F]{64}$/).transform((text) => Buffer.from(text, 'hex'));

/** Whether an address may be used with secrets or by people: https, or http that does not leave the machine; no name and password in it. */
export function isSafeUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** As a URL writes it: 127.0.0.0/8 in four numbers, `[::1]`, or the name that stands for them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** An address outside: https, or http on the loopback. */
export const safeUrl = z.url({ protocol: /^https?$/ }).refine(isSafeUrl);

/** What every process of an installation needs: who it is, how it logs, where its health and its bus are. */
export const processConfig = {
  profile: z.enum(['local', 'production']),
  province: z.string().regex(/^\d{2}$/),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  healthPort: port,
  healthHost: z.string().min(1).default('127.0.0.1'),
  natsUrl: z.string().regex(/^(nats|tls):\/\//),
  natsUser: z.string().min(1),
  natsPassword: z.string().min(1),
  /** A trial may live at another time: milliseconds by which its clock is ahead. Refused in production. */
  clockFile: z.string().min(1).optional(),
};

/** Shape of a service that listens for HTTP. */
export const listenerConfig = {
  /**
   * For how long after the order to end requests are still answered, each with the word to come back on another connection: as long as a balancer
   * in front needs to notice. Nobody in front, nothing to wait for.
   */
  drainMs: z.coerce.number().int().min(0).max(20_000).default(0),
};

/** Shape of a service that lets only so many in at a time. */
export const admissionConfig = {
  /** `off` lets everybody in at once, to measure what admission is worth. */
  admission: z.enum(['on', 'off']).optional(),
};

/** In production one slow owner would take everybody along. To be given to `refine` with the sentence below. */
export function mayLeaveAdmissionOff({ admission, profile }: { readonly admission?: 'on' | 'off' | undefined; readonly profile: 'local' | 'production' }): boolean {
  return admission !== 'off' || profile === 'local';
}

export const ADMISSION_LEFT_OFF = { path: ['admission'], message: 'admission is left off for measuring only' };

/** Shape of a service that answers or asks on behalf of persons: the process and the keys of trust. */
export const baseConfig = {
  ...processConfig,
  issuer: z.url(),
  jwksUrl: z.url(),
  serviceKey: hexKey32,
};

/** Shape of a service with a database: two roles of it, the keys of its person columns, and the key that signs its audit trail. */
export const databaseConfig = {
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
  relayDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//),
  dataKey: base64Key32,
  dataKeyId: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  indexKey: base64Key32,
  /** A file with the keys of a rotation, which then count instead of the one above. It is read again when it changes. */
  dataRing: z.string().min(1).optional(),
  /** Signs the checkpoints of the audit chain. It is in no database: whoever rewrites a chain there cannot sign it. */
  auditKey: base64Key32,
  /** A folder outside of the database where signed checkpoints of the audit chain are kept; the same for every service. */
  auditCheckpoints: z.string().min(1),
};

/** The names, never the values, of what is missing or wrong in the environment. */
export interface ConfigProblem {
  readonly name: string;
  readonly problem: 'missing' | 'bad' | 'file cannot be read';
}

/** The environment name of a field: `natsUrl` is `HAICAP_NATS_URL`. */
export function environmentName(field: string): string {
  return `HAICAP_${field.replace(/([A-Z])/g, '_$1').toUpperCase()}`;
}

/**
 * Reads a typed configuration from the environment without any effect. Each field `someField` comes from
 * `HAICAP_SOME_FIELD`, or from the file that `HAICAP_SOME_FIELD_FILE` names (mounted secrets).
 */
export function parseConfig<S extends z.ZodObject>(
  schema: S,
  env: Environment,
): { ok: true; value: z.infer<S> } | { ok: false; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const raw: Record<string, string> = {};
  for (const field of Object.keys(schema.shape)) {
    const name = environmentName(field);
    const value = readValue(name, env);
    if (value === UNREADABLE) problems.push({ name: `${name}_FILE`, problem: 'file cannot be read' });
    else if (value !== undefined) raw[field] = value;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data };
  const unreadable = new Set(problems.map(({ name }) => name));
  for (const field of new Set(parsed.error?.issues.map((issue) => String(issue.path[0] ?? 'configuration')))) {
    const name = environmentName(field);
    if (!unreadable.has(`${name}_FILE`)) problems.push({ name, problem: field in raw ? 'bad' : 'missing' });
  }
  return { ok: false, problems };
}

/**
 * Reads the configuration once at start. What is missing or wrong is printed by name, never by value, and the process
 * exits with 78. Example: `const config = loadConfig(z.object({ ...baseConfig, ...databaseConfig }));`
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: Environment = process.env): z.infer<S> {
  const parsed = parseConfig(schema, env);
  if (parsed.ok) return parsed.value;
  for (const { name, problem } of parsed.problems) process.stderr.write(`configuration: ${name}: ${problem}\n`);
  process.exit(EXIT_BAD_CONFIG);
}

const UNREADABLE = Symbol('unreadable');

function readValue(name: string, env: Environment): string | typeof UNREADABLE | undefined {
  const direct = env[name];
  if (direct !== undefined && direct !== '') return direct;
  const path = env[`${name}_FILE`];
  if (path === undefined || path === '') return undefined;
  try {
    // Secret files usually end with a newline that is no part of the secret.
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return UNREADABLE;
  }
}
