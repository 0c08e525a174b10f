import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@haicap/testing';
import { childEnvironment, projectRoot } from '../config.ts';
import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { Steps, stepPrinter } from '../terminal/steps.ts';
import { Terminal } from '../terminal/terminal.ts';

type Client = { name: string; command: string; args: readonly string[]; /** What tells whether the language is there. */ probe: readonly string[] };
type Told = { baseUrl: string; clientId: string; clientSecret: string; units: { unitId: string }[]; procedures: { code: string; components: string[] }[] };

const CLIENTS: readonly Client[] = [
  { name: 'TypeScript', command: process.execPath, args: ['examples/typescript/client.ts'], probe: ['--version'] },
  { name: 'Python', command: 'python3', args: ['examples/python/client.py'], probe: ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'] },
  // A whole JDK: the example is run from its source.
  { name: 'Java', command: 'java', args: ['examples/java/Client.java'], probe: ['--list-modules'] },
];
const CLIENT_MAX_MS = 180_000;

/** Runs the examples against a province of their own, as a stranger would: with what the sandbox tells. */
export async function testClients(flags: { color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const steps = new Steps(stepPrinter(terminal));
  const data = mkdtempSync(join(tmpdir(), 'haicap-clients-'));
  const haicap = (...args: string[]): string => execFileSync(join(projectRoot, 'haicap'), [...args, '--data', data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const counts = { passed: 0, failed: 0 };
  const leftOut = CLIENTS.filter((client) => !isThere(client));
  try {
    await steps.run('A province', async () => { haicap('up', '--empty', '--detach', '--json', '--port', String(await freePort())); });
    const told = JSON.parse(haicap('sandbox', '--json')) as Told;
    for (const client of CLIENTS.filter((one) => !leftOut.includes(one))) {
      const hasPassed = await steps.run(`${client.name} client`, (note) => run(client, told, note));
      counts[hasPassed ? 'passed' : 'failed'] += 1;
    }
  } finally {
    haicap('down');
    rmSync(data, { recursive: true, force: true });
  }
  for (const { name, command } of leftOut) terminal.say(terminal.yellow(`left out: ${name}, because ${command} is not installed or too old`));
  terminal.say(`${counts.passed} passed, ${counts.failed} failed, ${leftOut.length} skipped`);
  return counts.failed === 0 && counts.passed > 0 ? EXIT.ok : EXIT.checks;
}

function isThere({ command, probe }: Client): boolean {
  try {
    // A Java without a compiler cannot run a source file.
    const said = execFileSync(command, probe, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return command !== 'java' || said.includes('jdk.compiler');
  } catch {
    // Absent or too old is the answer.
    return false;
  }
}

function run({ command, args }: Client, told: Told, note: (text: string) => void): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: projectRoot, timeout: CLIENT_MAX_MS, stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...childEnvironment({}), HAICAP_URL: told.baseUrl, HAICAP_CLIENT_ID: told.clientId, HAICAP_CLIENT_SECRET: told.clientSecret,
      HAICAP_UNIT: told.units[0]?.unitId ?? '', HAICAP_PROCEDURE: told.procedures[0]?.code ?? '', HAICAP_COMPONENTS: told.procedures[0]?.components.join(',') ?? '',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      note(said.trim().split('\n').at(-1) ?? '');
      if (code !== 0) process.stderr.write(`${said}\n`);
      resolve(code === 0);
    });
  });
}
