import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { announceKey, forgetFormerKeys, keyPhaseOf, switchKey } from '../installation/data-keys.ts';
import { requireInstallation } from '../installation/running.ts';
import type { Known } from '../installation/running.ts';
import { readSecrets, saveSecrets } from '../installation/secrets.ts';
import type { Secrets } from '../installation/secrets.ts';
import { keyServices, runKeyJob } from '../keys/key-jobs.ts';
import type { Done } from '../keys/key-jobs.ts';
import { tryLock } from '../state/lock-file.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

type Flags = { data?: string; dryRun?: boolean; retire?: boolean; json?: boolean; color?: boolean };
type Count = Done['counts'][number] & { service: string };

/** Processes look at their keys once a second. */
const HEARD_MS = 2_500;
/** A transaction that began before the switch may still write with the key of before. */
const ROUNDS_MAX = 5;

/** A new key for person columns, while services run; or, once nothing uses a former key any more, that key taken away. */
export async function rotateKeys(flags: Flags): Promise<ExitCode> {
  if (flags.dryRun === true && flags.retire === true) throw new CliFailure(EXIT.usage, '--dry-run shows, --retire takes away', 'give one of them');
  const terminal = new Terminal(flags);
  const known = requireInstallation(flags.data);
  const services = await keyServices();
  if (flags.dryRun === true) return await show(known, services, terminal);
  const lock = tryLock(join(known.dataFolder, 'rotate-keys.lock'));
  if (!('release' in lock)) throw new CliFailure(EXIT.usage, `process ${lock.pid} is changing the keys of ${known.dataFolder} already`, 'wait until it has ended');
  try {
    return await (flags.retire === true ? retire(known, services, terminal) : rotate(known, services, terminal));
  } finally {
    lock.release();
  }
}

async function rotate(known: Known, services: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const before = known.secrets.dataKeyId;
  const phase = keyPhaseOf(known.secrets);
  const current = phase === 'switched' ? known : await intoUse(known, phase === 'settled', terminal);
  if (phase === 'switched') terminal.say(`Going on with the key ${before}, which writes already.`);
  const { dataKeyId } = current.secrets;
  const counts: Count[] = [];
  let replaced = 0;
  for (const service of services) {
    const done = await rotateService(current, service, terminal);
    replaced += done.replaced;
    counts.push(...done.counts.map((count) => ({ ...count, service })));
    terminal.transient('');
    terminal.say(`  ${terminal.green('✓')} ${service}: ${done.replaced} cells encrypted anew`);
  }
  const left = counts.filter(({ keyId }) => keyId !== dataKeyId);
  if (terminal.json) terminal.document({ ok: left.length === 0, keyId: dataKeyId, replaced, left });
  else say(terminal, dataKeyId, left);
  return left.length === 0 ? EXIT.ok : EXIT.checks;
}

function say(terminal: Terminal, keyId: string, left: readonly Count[]): void {
  if (left.length === 0) terminal.say(`\nEvery cell names the key ${keyId}. The one before still reads; take it away with: ./haicap rotate-keys --retire`);
  else terminal.say(`\n${terminal.red('✗')} ${sentence(left)}`);
}

/** Every process may read with the new key before the first one writes with it. */
async function intoUse(known: Known, isNew: boolean, terminal: Terminal): Promise<Known> {
  const announced = change(known, (secrets) => (isNew ? announceKey(secrets) : secrets));
  terminal.say(`The key ${announced.nextDataKey?.id} is announced to every process …`);
  await sleep(HEARD_MS);
  const switched = change(known, switchKey);
  terminal.say(`The key ${switched.dataKeyId} writes. Cells are encrypted anew, service by service.`);
  await sleep(HEARD_MS);
  return { ...known, secrets: switched };
}

async function rotateService(known: Known, service: string, terminal: Terminal): Promise<Done> {
  let replaced = 0;
  for (let round = 1; ; round += 1) {
    let rows = 0;
    const done = await runKeyJob(known, service, ['rotate'], (page) => {
      rows += page.rows;
      terminal.transient(`  ${terminal.cyan('·')} ${service} ${terminal.dim(`${page.table}, ${rows} rows`)}`);
    });
    replaced += done.replaced;
    const isClean = done.counts.every(({ keyId }) => keyId === known.secrets.dataKeyId);
    // What is sealed for ever is not less after another round.
    if (isClean || done.replaced === 0 || round === ROUNDS_MAX) return { ...done, replaced };
  }
}

async function retire(known: Known, services: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (keyPhaseOf(known.secrets) !== 'switched') throw new CliFailure(EXIT.usage, 'there is no former key', 'a new one is made with ./haicap rotate-keys');
  const former = Object.keys(known.secrets.formerDataKeys ?? {});
  const left = (await countAll(known, services, terminal)).filter(({ keyId }) => keyId !== known.secrets.dataKeyId);
  if (left.length > 0) throw new CliFailure(EXIT.checks, sentence(left), 'encrypt them anew first: ./haicap rotate-keys');
  for (const service of services) for (const keyId of former) await runKeyJob(known, service, ['retired', keyId]);
  change(known, forgetFormerKeys);
  if (terminal.json) terminal.document({ ok: true, keyId: known.secrets.dataKeyId, retired: former });
  else terminal.say(`No cell names ${former.join(', ')} any more, and nobody reads with it. A backup from before needs the secrets.json from before.`);
  return EXIT.ok;
}

async function show(known: Known, services: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { dataKeyId, formerDataKeys = {} } = known.secrets;
  const counts = await countAll(known, services, terminal);
  if (terminal.json) {
    terminal.document({ ok: true, phase: keyPhaseOf(known.secrets), keyId: dataKeyId, formerKeyIds: Object.keys(formerDataKeys), counts });
    return EXIT.ok;
  }
  terminal.say(columns([['service', 'column', 'key', 'cells'].map(terminal.dim),
    ...counts.map(({ service, table, column, keyId, cells }) => [service, `${table}.${column}`, keyId, String(cells)])]));
  const foreign = counts.filter(({ keyId }) => keyId !== dataKeyId);
  const next = { settled: 'a new key would encrypt all of them anew', announced: 'a new key is announced and does not write yet; ./haicap rotate-keys goes on',
    switched: foreign.length > 0 ? './haicap rotate-keys goes on' : 'nothing names a former key; ./haicap rotate-keys --retire takes it away' };
  terminal.say(`\n${dataKeyId} writes; ${next[keyPhaseOf(known.secrets)]}.`);
  return EXIT.ok;
}

async function countAll(known: Known, services: readonly string[], terminal: Terminal): Promise<Count[]> {
  const counts: Count[] = [];
  for (const service of services) {
    terminal.transient(`  ${terminal.cyan('·')} counting the cells of ${service}`);
    counts.push(...(await runKeyJob(known, service, ['count'])).counts.map((count) => ({ ...count, service })));
  }
  terminal.transient('');
  return counts;
}

function sentence(left: readonly Count[]): string {
  const [first] = left;
  const all = left.reduce((sum, { cells }) => sum + cells, 0);
  return `${all} cells still name a former key, the first ${first?.cells} of them ${first?.keyId} in ${first?.service}, ${first?.table}.${first?.column}`;
}

// Read anew each time: minutes have passed, and another command may have changed other secrets meanwhile.
function change({ dataFolder, secrets: known }: Known, by: (secrets: Secrets) => Secrets): Secrets {
  const changed = by(readSecrets(dataFolder) ?? known);
  saveSecrets(dataFolder, changed);
  return changed;
}
