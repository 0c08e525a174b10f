import { wait } from '../nemesis/fault.ts';
import { LINK_FAULTS, LINKS } from '../nemesis/link-faults.ts';
import type { Stage } from '../stage/stage.ts';
import { partitionTurns } from './partition-turns.ts';
import type { Partition } from './partition-turns.ts';
import type { Act, Scenario } from './run-scenario.ts';

/** R07: at least ten seconds. Redis is a cache: without it a gateway stays ready and says that it is degraded. */
const PARTITION_MS = 12_000;
const NOT_READY_MAX_MS = 10_000;
const READY_MAX_MS = 30_000;
const BETWEEN_MS = 3_000;
const CACHE = 'gateway–redis';

/** R07: each link in both ways and in one, longer than any request may take. The service behind it says soon that it is not ready. */
export const partitions: Scenario = {
  name: 'partitions',
  act: async (act) => {
    const { stage, workload, problem } = act;
    const hungBefore = workload.hanging.length;
    for (const together of partitionTurns(LINKS)) {
      await Promise.all(together.map(({ service }) => ready(stage, service)));
      // So that a dossier is accepted in between: recovery is a figure of one turn, not of a row of them.
      await wait(BETWEEN_MS);
      await Promise.all(together.map((partition) => partitionOnce(act, partition)));
    }
    const hanging = workload.hanging.slice(hungBefore);
    if (hanging.length > 0) problem(`${hanging.length} requests had no answer within ten seconds: ${hanging.join(', ')}`);
  },
};

async function partitionOnce({ nemesis, stage, say, problem }: Act, { name, service, target }: Partition): Promise<void> {
  const fault = LINK_FAULTS.find((one) => one.name === name && one.target === target);
  if (fault === undefined) throw new Error(`there is no fault ${name} ${target}`);
  const [notReadyAfterMs] = await Promise.all([notReady(stage, service), nemesis.inject(fault, PARTITION_MS)]);
  if (target === CACHE) {
    if (notReadyAfterMs < PARTITION_MS) problem('the gateway was not ready although only its cache was away');
    return;
  }
  say(`${service} is not ready after ${(notReadyAfterMs / 1000).toFixed(1)} s`);
  if (notReadyAfterMs > NOT_READY_MAX_MS) problem(`${service} still said that it was ready ${NOT_READY_MAX_MS / 1000} s after ${name} ${target}`);
}

/** What the fault before has left must not pass for the next one's. */
async function ready(stage: Stage, service: string): Promise<void> {
  const { spec } = stage.child(service);
  for (const endMs = performance.now() + READY_MAX_MS; await spec.check() !== undefined;) {
    if (performance.now() > endMs) throw new Error(`${service} is not ready ${READY_MAX_MS / 1000} s after its link was healed`);
    await wait(200);
  }
}

/** How long the service goes on saying that it is ready; as long as the fault at most. */
async function notReady(stage: Stage, service: string): Promise<number> {
  const beganAtMs = performance.now();
  const { spec } = stage.child(service);
  for (;;) {
    const missing = await spec.check();
    const tookMs = performance.now() - beganAtMs;
    if (missing !== undefined || tookMs > PARTITION_MS) return tookMs;
    await wait(200);
  }
}
