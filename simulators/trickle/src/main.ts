import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@haicap/kernel';
import { Command, InvalidArgumentError } from 'commander';
import { GatewayClient } from './gateway-client.js';
import { runTrickle } from './trickle.js';

const RESTART_MS = 10_000;

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('expected a number above 0');
  return value;
}

const program = new Command('trickle')
  .description('Works at the desks of a demo province over HTTP: about one dossier per beat, from a seed.')
  .requiredOption('--url <origin>', 'origin of the gateway, for example http://localhost:8080')
  .requiredOption('--secret-file <path>', 'file with the secret of the local grant')
  .option('--seed <n>', 'seed of the plan', positive, 1)
  .option('--per-minute <n>', 'beats per minute', positive, 6)
  .option('--max-open <n>', 'most open dossiers', positive, 2_000)
  .option('--pilot <code>', 'commune whose demo people are left something to do; another province takes its first one', '14797')
  .parse();
const options = program.opts<{ url: string; secretFile: string; seed: number; perMinute: number; maxOpen: number; pilot: string }>();

const stop = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
const log = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
const gateway = new GatewayClient(options.url, readFileSync(options.secretFile, 'utf8').trim(), () => Date.now());
const random = seededRandom(options.seed);

// A province that is being started or repaired is no reason to end: the simulator waits and begins again.
while (!stop.signal.aborted) {
  try {
    await runTrickle(gateway, { beatMs: 60_000 / options.perMinute, maxOpen: options.maxOpen, pilot: options.pilot, random, nextKey: () => randomUUID(), log, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) break;
    log({ event: 'interrupted', reason: error instanceof Error ? error.message : 'unknown' });
    await sleep(RESTART_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}
