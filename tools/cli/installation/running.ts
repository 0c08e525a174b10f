import { z } from 'zod';
import { CliFailure, EXIT } from '../failure.ts';
import { readIfPresent } from '../state/files.ts';
import { pathsOf, resolveDataFolder } from './data-folder.ts';
import { readRunFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { readSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';

const connections = z.object({ postgresAdminUrl: z.string(), natsUrl: z.string(), redisUrl: z.string() });
export type Connections = z.infer<typeof connections>;

/** An installation that has been started in this data folder at least once. */
export type Known = { dataFolder: string; run: RunFile; secrets: Secrets; connections: Connections };

export function requireInstallation(data: string | undefined): Known {
  const dataFolder = resolveDataFolder(data);
  const run = readRunFile(dataFolder);
  const secrets = readSecrets(dataFolder);
  const text = readIfPresent(pathsOf(dataFolder).connections);
  if (run === undefined || secrets === undefined || text === undefined) {
    throw new CliFailure(EXIT.usage, `no installation is in ${dataFolder}`, 'start one with ./haicap up, or name its folder with --data');
  }
  return { dataFolder, run, secrets, connections: connections.parse(JSON.parse(text)) };
}

/** An argument a person may paste into a shell. */
export function shellWord(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
