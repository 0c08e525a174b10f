import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventually, freePort, type Installation } from './installation.js';

const ROOT = resolve(import.meta.dirname, '../..');

export interface SecondProcess {
  /** How many commands this process has answered. */
  commandsHandled(): Promise<number>;
  stop(): Promise<void>;
}

/** A further process of the dossier service beside the supervised one, with the same environment and a health port of its own. */
export async function openSecondDossierProcess(province: Installation): Promise<SecondProcess> {
  const port = await freePort();
  const given = readFileSync(`/proc/${province.pidOf('dossier')}/environ`, 'utf8').split('\0').filter((entry) => entry.includes('='));
  const env = Object.fromEntries(given.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]));
  const child = spawn(process.execPath, [join(ROOT, 'services/dossier/dist/main.js')], { env: { ...env, HAICAP_HEALTH_PORT: String(port) }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  try {
    await eventually(() => fetch(`http://127.0.0.1:${port}/readyz`), ({ ok }) => ok, 60_000);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    commandsHandled: async () => [...(await ask('/metrics')).matchAll(/^haicap_rpc_duration_seconds_count\{.*receive-dossier.*\} (\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
