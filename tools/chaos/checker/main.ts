import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseCommandLine, USAGE } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { checkInstallation } from './check-installation.ts';
import { printVerdict } from './findings.ts';
import { readHistory } from './history/history.ts';
import type { History } from './history/history.ts';
import { readInstallation } from './sources/installation.ts';
import type { Connections } from './sources/installation.ts';

const EXIT = { clean: 0, violations: 1, unreadable: 2 } as const;

async function run({ history: path, connections, json, ...wanted }: Arguments): Promise<number> {
  const history = await openHistory(path);
  const installation = await readInstallation(readConnections(connections), history.asOf);
  const verdicts = checkInstallation(history, installation, wanted);
  for (const verdict of verdicts) console.log(json ? JSON.stringify(verdict) : printVerdict(verdict));
  const violations = verdicts.reduce((sum, verdict) => sum + verdict.violations, 0);
  console.log(`${violations} violations`);
  return violations === 0 ? EXIT.clean : EXIT.violations;
}

function openHistory(path: string): Promise<History> {
  return readHistory(createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity }));
}

function readConnections(path: string): Connections {
  const { postgresAdminUrl, origin, checkpointFolder } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Connections>;
  if (typeof postgresAdminUrl !== 'string' || typeof origin !== 'string' || typeof checkpointFolder !== 'string') {
    throw new Error(`${path} names no postgresAdminUrl, no origin or no checkpointFolder`);
  }
  return { postgresAdminUrl, origin, checkpointFolder };
}

function complain(error: unknown, hint = ''): void {
  console.error(`checker: ${error instanceof Error ? error.message : String(error)}${hint}`);
  process.exitCode = EXIT.unreadable;
}

function readArguments(): Arguments | null {
  try {
    return parseCommandLine(process.argv.slice(2));
  } catch (error) {
    complain(error, `\n${USAGE}`);
    return null;
  }
}

const args = readArguments();
if (args !== null) await run(args).then((code) => { process.exitCode = code; }, (error: unknown) => complain(error));
