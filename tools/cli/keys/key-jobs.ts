import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataKeyLine } from '@haicap/outbox';
import { childEnvironment, projectRoot } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { databaseUrl } from '../installation/service-environment.ts';
import type { Known } from '../installation/running.ts';

export type Done = Extract<DataKeyLine, { step: 'done' }>;
export type Page = Extract<DataKeyLine, { step: 'page' }>;
type Wish = readonly ['count'] | readonly ['rotate'] | readonly ['retired', string];

/** Services that encrypt anything, by the one list of personal data. */
export async function keyServices(): Promise<readonly string[]> {
  try {
    return (await import('@haicap/service-kit')).encryptingServices();
  } catch (error) {
    throw new CliFailure(EXIT.start, `libs/service-kit cannot be loaded (${reasonOf(error)})`, 'build it: npx tsc -b libs/service-kit');
  }
}

/** Has a service care for its own cells, in a process beside it. PostgreSQL has to run, the service need not. */
export async function runKeyJob({ dataFolder, secrets, connections }: Known, service: string, wish: Wish, onPage: (page: Page) => void = () => undefined): Promise<Done> {
  const entry = join(projectRoot, 'services', service, 'dist/database/rotate-keys.js');
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `${entry} does not exist`, 'build it: npx tsc -b');
  const env = childEnvironment({
    HAICAP_OWNER_DATABASE_URL: databaseUrl({ postgresAdminUrl: connections.postgresAdminUrl, secrets }, service, 'owner'),
    HAICAP_DATA_KEY: secrets.dataKey, HAICAP_DATA_KEY_ID: secrets.dataKeyId, HAICAP_DATA_RING: pathsOf(dataFolder).dataKeyRing, HAICAP_INDEX_KEY: secrets.indexKey,
  });
  let done: Done | undefined;
  const { code, problem } = await new Promise<{ code: number | null; problem: string }>((ended, failed) => {
    const child = spawn(process.execPath, ['--enable-source-maps', entry, ...wish], { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = linesOf((line) => {
      const told = JSON.parse(line) as DataKeyLine;
      if (told.step === 'page') onPage(told);
      else done = told;
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => lines(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    child.once('error', failed);
    child.once('close', (status) => ended({ code: status, problem: text }));
  });
  if (code === 0 && done !== undefined) return done;
  throw new CliFailure(EXIT.checks, `the cells of ${service} could not be gone through (exit ${code}):\n${problem.trim().split('\n').slice(-8).map((line) => `  ${line.slice(0, 300)}`).join('\n')}`,
    `PostgreSQL has to run: ./haicap up --data ${dataFolder}; then run the same command again, it goes on where it was`);
}

function linesOf(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    // Everything else on the output is a log line.
    for (const line of lines) if (line.startsWith('{"step":')) onLine(line);
  };
}
