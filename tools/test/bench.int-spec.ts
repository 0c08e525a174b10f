import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runBenchmark } from '../cli/bench/harness/run-benchmark.ts';
import { counts, equal } from '../cli/bench/harness/targets.ts';
import { BenchStage } from '../cli/bench/stage/bench-stage.ts';
import { intake } from '../cli/bench/write/intake.ts';
import { WriteRig } from '../cli/bench/write/write-rig.ts';
import { projectRoot, wholeEnvironment } from '../cli/config.ts';
import { identityOf, isAlive } from '../cli/state/process-identity.ts';
import { treeOf } from '../cli/state/process-memory.ts';

const MINUTES = 60_000;
const SECOND_MS = 1_000;

describe('the smallest run of a benchmark of writing', () => {
  it('measures both sides, judges its targets, and holds what it did against what the product does', async () => {
    const stage = new BenchStage(() => undefined);

    const result = await runBenchmark(intake, stage, { sizes: undefined, roundMs: SECOND_MS, only: /^8 in/, data: undefined, say: () => undefined });
    await stage.close();

    expect(result.failure).toBeNull();
    const [measured] = result.measured;
    expect([measured?.product.rounds, measured?.baseline?.rounds]).toEqual([3, 2]);
    expect(measured?.product.cpuUs).toBeGreaterThan(0);
    expect(measured?.ratio?.rate).toBeGreaterThan(0);
    expect(result.targets.length).toBeGreaterThan(0);
    expect(result.checks.map(({ problems }) => problems)).toEqual([[]]);
    expect(counts(result)).toBe(true);
  }, 5 * MINUTES);
});

describe('the check of a benchmark of writing', () => {
  let rig: WriteRig;
  beforeAll(async () => { rig = await WriteRig.open(); }, 3 * MINUTES);
  afterAll(() => rig.close(), MINUTES);

  it('fails when the baseline leaves out what the product writes', async () => {
    const scripts = (await rig.receipts()).map((script) => script.split('\n').filter((line) => !line.includes('append_events(')).join('\n'));

    const baseline = await rig.rowsPer(() => rig.drive(scripts, 4, SECOND_MS));
    const product = await rig.rowsPer(() => rig.productSide('receive', 4).round({ ms: SECOND_MS, isWarmUp: false }));

    const [problem] = equal('rows per dossier in every table', baseline, product).problems;
    expect(product).toMatchObject({ dossier: 1, event: 1, outbox: 1, audit: 1 });
    expect(baseline).not.toHaveProperty('event');
    expect(problem).toContain('"outbox":1');
  }, 3 * MINUTES);
});

describe('a benchmark that is told to end while it measures', () => {
  it('leaves no process and no folder behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'haicap-interrupted-'));
    // Everybody has to pass, as in the folder for temporary files that this one stands for.
    chmodSync(folder, 0o755);
    const bench = spawn(join(projectRoot, 'haicap'), ['bench', 'intake', '--only', '^8 in', '--seconds', '60'], { env: wholeEnvironment({ TMPDIR: folder }), stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(bench, 'close');
    try {
      for await (const line of createInterface({ input: bench.stdout })) if (line.includes('8 in flight …')) break;
      const started = treeOf(bench.pid ?? 0).flatMap((pid) => identityOf(pid) ?? []);
      const folders = readdirSync(folder);

      bench.kill('SIGTERM');

      expect(await ended).toEqual([130, null]);
      expect(started.length).toBeGreaterThan(5);
      expect(started.filter(isAlive)).toEqual([]);
      expect(folders).toHaveLength(1);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 3 * MINUTES);
});
