import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PortBook } from '../../backing/free-port.ts';
import { projectRoot } from '../../config.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import { requireInstallation } from '../../installation/running.ts';
import { memoryOfTree } from '../../state/process-memory.ts';
import { requestToken } from '../../commands/token.ts';
import type { Benchmark, Sample } from '../harness/benchmark.ts';
import { dataOf, makeScratchFolder, removeScratchFolder } from '../stage/scratch-folder.ts';
import { receiveFirstDossier } from './first-dossier.ts';

const COMMUNE = '14797';
const MEGABYTE = 1024 ** 2;

type Started = { upMs: number; dossierCode: string; memory: { name: string; bytes: number }[] };

/** A fresh province, from the command to the first accepted dossier, and the memory of all its processes then. */
export const start: Benchmark = {
  name: 'start',
  title: 'a fresh province, from the command to the first accepted dossier',
  prepare: () => {
    const started: Started[] = [];
    return Promise.resolve({
      measurements: async function* () {
        yield { label: 'a fresh province', rounds: 1, warmUp: false, product: { title: 'from ./haicap up to the first dossier', round: () => startOnce((one) => started.push(one)) } };
      },
      targets: ([first]) => [
        { what: 'the first accepted dossier', found: first?.product.p50Ms == null ? null : first.product.p50Ms / 1000, bound: 'at most', limit: 60, unit: ' s' },
        { what: 'memory of all processes then', found: started[0] === undefined ? null : total(started[0]) / MEGABYTE, bound: 'at most', limit: 4096, unit: ' MB' },
      ],
      check: () => Promise.resolve([{ what: 'the dossier has a code', problems: started.every(({ dossierCode }) => /-\d{4}$/.test(dossierCode)) ? [] : ['it has none'] }]),
      notes: () => started.map(({ upMs, memory }) => `up after ${(upMs / 1000).toFixed(1)} s; MB: ${memory.map(({ name, bytes }) => `${name} ${Math.round(bytes / MEGABYTE)}`).join(', ')}`),
    });
  },
};

function total({ memory }: Started): number {
  return memory.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function startOnce(keep: (started: Started) => void): Promise<Sample> {
  const folder = makeScratchFolder();
  const dataFolder = dataOf(folder);
  try {
    const port = await new PortBook({}).take('gateway');
    const began = performance.now();
    const up = await haicap(['up', '--detach', '--json', '--empty', '--province', '38', '--port', String(port), '--data', dataFolder]);
    if (up.code !== 0) throw new CliFailure(EXIT.start, `./haicap up ended with ${up.code}: ${up.text.trim().slice(-2000)}`);
    const upMs = performance.now() - began;
    const { secrets, run } = requireInstallation(dataFolder);
    const dossierCode = await receiveFirstDossier(port, await requestToken(port, `motcua.${COMMUNE}`, secrets.localGrantSecret), COMMUNE);
    const wallMs = performance.now() - began;
    const memory = Object.entries(run.processes).flatMap(([name, { identity }]) => (identity === null ? [] : [{ name, bytes: memoryOfTree(identity.pid) }]));
    if (run.supervisor !== null) memory.push({ name: 'supervisor', bytes: ownMemory(run.supervisor.pid, memory) });
    keep({ upMs, dossierCode, memory });
    return { operations: 1, wallMs, latenciesMs: [wallMs] };
  } finally {
    await haicap(['down', '--data', dataFolder]);
    removeScratchFolder(folder);
  }
}

/** The supervisor's tree holds everything; what is left without its children is its own. */
function ownMemory(pid: number, others: readonly { bytes: number }[]): number {
  return Math.max(0, memoryOfTree(pid) - others.reduce((sum, { bytes }) => sum + bytes, 0));
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
