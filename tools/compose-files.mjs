#!/usr/bin/env node
// Writes what docker-compose.yml mounts into its containers: secrets, and the configuration generated from libs/contracts.
import { join, resolve } from 'node:path';
import { buildContracts } from './cli/build/build.ts';
import { writeComposeFiles } from './cli/compose/compose-files.ts';
import { loadTopology } from './cli/installation/topology.ts';

const USAGE = `usage: node tools/compose-files.mjs [<folder>]

  <folder>  where the files go; deploy/compose/installation unless given (HAICAP_INSTALLATION in .env names another one)

The first run makes the secrets of the installation, secrets.json: keep a copy of it in a safe place, without it the
encrypted columns cannot be read. A later run keeps them and writes the other files again; run it after each upgrade.`;

const [folder = join(import.meta.dirname, '../deploy/compose/installation'), ...rest] = process.argv.slice(2);
if (rest.length > 0 || folder.startsWith('-')) {
  const isAsked = folder === '--help';
  (isAsked ? process.stdout : process.stderr).write(`${USAGE}\n`);
  process.exit(isAsked ? 0 : 2);
}
await buildContracts();
const written = writeComposeFiles(resolve(folder), await loadTopology());
process.stdout.write(`${written.length} files in ${join(resolve(folder), 'mounted')}\n`);
