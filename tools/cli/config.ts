import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The only file of the launcher that reads the environment. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** Where the caller stood when typing the command: relative paths on the command line mean this folder. */
export const callerFolder = process.cwd();

export type ExplicitUrls = { postgres: string | undefined; nats: string | undefined; redis: string | undefined };

export function explicitUrls(): ExplicitUrls {
  return {
    postgres: valueOf('HAICAP_POSTGRES_URL'),
    nats: valueOf('HAICAP_NATS_URL'),
    redis: valueOf('HAICAP_REDIS_URL'),
  };
}

/** Unpacked packages are shared by every data folder of one person. */
export function cacheFolder(): string {
  const base = valueOf('HAICAP_CACHE') ?? valueOf('XDG_CACHE_HOME');
  return base ? join(base, 'haicap') : join(homedir(), '.cache', 'haicap');
}

export function wantsColor(): boolean {
  return valueOf('NO_COLOR') === undefined && valueOf('TERM') !== 'dumb';
}

export function searchPath(): string[] {
  return (valueOf('PATH') ?? '').split(':').filter((entry) => entry !== '');
}

/** Children get a short, known environment, so that a variable of the caller's shell cannot change a service. */
export function childEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY']) {
    const value = valueOf(name);
    if (value !== undefined) passed[name] = value;
  }
  return { ...passed, ...extra };
}

/** The caller's whole environment, for tools that need it: npm, apt-get, jest. */
export function wholeEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const whole: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) whole[name] = value;
  return { ...whole, ...extra };
}

function valueOf(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}
