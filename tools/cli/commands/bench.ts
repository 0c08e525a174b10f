import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortBook } from '../backing/free-port.ts';
import { removeSharedClusters } from '../backing/postgres-cluster.ts';
import { benchPaper } from '../bench/paper.ts';
import { benchReport } from '../bench/report.ts';
import { benchSearch } from '../bench/search.ts';
import { receiveFirstDossier } from '../bench/first-dossier.ts';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { memoryOfTree } from '../state/process-memory.ts';
import { columns, megabytes, seconds } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';
import { requestToken } from './token.ts';

const FIRST_DOSSIER_MS_MAX = 60_000;
const MEMORY_BYTES_MAX = 4 * 1024 ** 3;
const COMMUNE = '14797';

type Measured = { upMs: number; firstDossierMs: number; dossierCode: string; memory: { name: string; bytes: number }[]; memoryBytes: number };

/** A fresh province, from the command to the first accepted dossier, and the memory of all its processes then. */
export async function bench(flags: { data?: string; json?: boolean; color?: boolean }, what: string): Promise<ExitCode> {
  if (what === 'report') return await benchReport(flags);
  if (what === 'paper') return await benchPaper(flags);
  if (what === 'search') return await benchSearch(flags);
  if (what !== 'start') throw new CliFailure(EXIT.usage, `there is no benchmark "${what}"`, './haicap bench start, ./haicap bench report, ./haicap bench paper or ./haicap bench search');
  const terminal = new Terminal(flags);
  const folder = mkdtempSync(join(tmpdir(), 'haicap-bench-'));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  try {
    const measured = await measureStart(dataFolder, (text) => terminal.say(terminal.dim(text)));
    report(terminal, measured);
    return measured.firstDossierMs <= FIRST_DOSSIER_MS_MAX && measured.memoryBytes <= MEMORY_BYTES_MAX ? EXIT.ok : EXIT.checks;
  } finally {
    await haicap(['down', '--data', dataFolder]);
    removeSharedClusters(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStart(dataFolder: string, say: (text: string) => void): Promise<Measured> {
  const port = await new PortBook({}).take('gateway');
  const began = performance.now();
  say('Starting a fresh province …');
  const started = await haicap(['up', '--detach', '--json', '--empty', '--province', '38', '--port', String(port), '--data', dataFolder]);
  if (started.code !== 0) throw new CliFailure(EXIT.start, `./haicap up ended with ${started.code}: ${started.text.trim().slice(-2000)}`);
  const upMs = performance.now() - began;
  const { secrets, run } = requireInstallation(dataFolder);
  const token = await requestToken(port, `motcua.${COMMUNE}`, secrets.localGrantSecret);
  const dossierCode = await receiveFirstDossier(port, token, COMMUNE);
  const firstDossierMs = performance.now() - began;
  const memory = Object.entries(run.processes).flatMap(([name, { identity }]) => (identity === null ? [] : [{ name, bytes: memoryOfTree(identity.pid) }]));
  if (run.supervisor !== null) memory.push({ name: 'supervisor', bytes: supervisorMemory(run.supervisor.pid, memory) });
  return { upMs, firstDossierMs, dossierCode, memory, memoryBytes: memory.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The supervisor's tree holds everything; what is left without its children is its own. */
function supervisorMemory(pid: number, others: readonly { bytes: number }[]): number {
  return Math.max(0, memoryOfTree(pid) - others.reduce((sum, { bytes }) => sum + bytes, 0));
}

function report(terminal: Terminal, measured: Measured): void {
  if (terminal.json) return terminal.document({ ok: true, ...measured, limits: { firstDossierMs: FIRST_DOSSIER_MS_MAX, memoryBytes: MEMORY_BYTES_MAX } });
  terminal.say(`\n  first accepted dossier  ${terminal.bold(seconds(measured.firstDossierMs))}  ${terminal.dim(`at most ${seconds(FIRST_DOSSIER_MS_MAX)}; ${measured.dossierCode}; up after ${seconds(measured.upMs)}`)}`);
  terminal.say(`  memory of all           ${terminal.bold(megabytes(measured.memoryBytes))}  ${terminal.dim(`at most ${megabytes(MEMORY_BYTES_MAX)}`)}\n`);
  terminal.say(columns(measured.memory.map(({ name, bytes }) => [name, megabytes(bytes)]), '    '));
}

async function haicap(args: string[]): Promise<{ code: number | null; text: string }> {
  return await new Promise((done, fail) => {
    const child = spawn(join(projectRoot, 'haicap'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    child.once('error', fail);
    child.once('close', (code) => done({ code, text }));
  });
}
