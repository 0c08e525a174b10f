import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const project = resolve(import.meta.dirname, '../..');
const RUN_SECRETS = '/run/secrets/';

const healthCheck = z.strictObject({ test: z.tuple([z.literal('CMD')], z.string()), interval: z.string(), timeout: z.string(), start_period: z.string().optional(), retries: z.int() });
const secretMount = z.union([
  z.string().transform((source) => ({ source, target: source })),
  z.strictObject({ source: z.string(), target: z.string() }),
]);

/** What a service of this project's compose file may say. A key that is not here, such as `privileged` or `cap_add`, is refused. */
const composeService = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.literal('.'), args: z.strictObject({ SERVICE: z.string() }) }).optional(),
  user: z.string().optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(secretMount).default([]),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()),
  shm_size: z.string().optional(),
  networks: z.array(z.string()).min(1),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) })).default({}),
  healthcheck: healthCheck.optional(),
  restart: z.enum(['no', 'unless-stopped']),
  stop_grace_period: z.string().optional(),
  init: z.literal(true),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  logging: z.strictObject({ driver: z.literal('local') }),
});
export type ComposeService = z.infer<typeof composeService>;

const composeFile = z.strictObject({
  name: z.literal('haicap'),
  services: z.record(z.string(), composeService),
  networks: z.record(z.string(), z.strictObject({ internal: z.literal(true).optional() })),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});
export type ComposeFile = z.infer<typeof composeFile>;

export const composeText = readFileSync(join(project, 'docker-compose.yml'), 'utf8');

/** The variables of `.env.example`, empty ones included. */
export const exampleVariables: Readonly<Record<string, string>> = Object.fromEntries(readFileSync(join(project, '.env.example'), 'utf8')
  .split('\n').filter((line) => /^\w+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

const VARIABLE = /\$\{(\w+):-([^}]*)\}/g;

/** Each variable the file asks for, with the value it has when nobody sets it. */
export const askedVariables = new Map([...composeText.matchAll(VARIABLE)].map(([, name = '', otherwise = '']) => [name, otherwise]));

/** The compose file as Compose sees it with these variables; throws when it breaks a rule above. */
export function readComposeFile(variables: Readonly<Record<string, string>> = exampleVariables): ComposeFile {
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(VARIABLE, (_all, name: string, otherwise: string) => variables[name] || otherwise);
    if (Array.isArray(value)) return value.map(replaced);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
    return value;
  };
  const entries = Object.entries(parse(composeText, { merge: true }) as Record<string, unknown>).filter(([key]) => !key.startsWith('x-'));
  return composeFile.parse(replaced(Object.fromEntries(entries)));
}

/** A one-shot job is waited for by its end, everything else by its health. */
export const isJob = (service: ComposeService): boolean => service.restart === 'no';

/** What the process in the container sees as its environment, with the mounted files found in `folder` instead. */
export function environmentOf(service: ComposeService, folder: string): Record<string, string> {
  const fileOf = new Map(service.secrets.map(({ source, target }) => [`${RUN_SECRETS}${target}`, join(folder, source)]));
  return Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, name.endsWith('_FILE') ? fileOf.get(value) ?? value : value]));
}
