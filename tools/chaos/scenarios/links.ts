import { wait } from '../nemesis/fault.ts';
import { LINK_FAULTS } from '../nemesis/link-faults.ts';
import type { Stage } from '../stage/stage.ts';
import type { Scenario } from './run-scenario.ts';

const PARTITION_MS = 20_000;
/** R07. Redis is a cache: without it a gateway stays ready and says that it is degraded. */
const NOT_READY_MAX_MS = 10_000;
const READY_MAX_MS = 30_000;
const BETWEEN_MS = 3_000;
const TARGETS = ['dossier–postgres', 'dossier–nats', 'gateway–nats', 'gateway–redis', 'reporting–postgres', 'reporting–nats'];

/** R07: each link in both ways and in one, longer than any request may take. The service behind it says soon that it is not ready. */
export const partitions: Scenario = {
  name: 'partitions',
  act: async ({ nemesis, stage, workload, say, problem }) => {
    const hungBefore = workload.hung;
    for (const target of TARGETS) {
      for (const name of target.startsWith('dossier') ? ['half-open', 'deaf'] : ['half-open']) {
        const fault = LINK_FAULTS.find((one) => one.name === name && one.target === target);
        if (fault === undefined) throw new Error(`there is no fault ${name} ${target}`);
        const [service = ''] = target.split('–');
        await ready(stage, service);
        // So that a dossier is accepted in between: recovery is a figure of one fault, not of a row of them.
        await wait(BETWEEN_MS);
        const [notReadyAfterMs] = await Promise.all([notReady(stage, service), nemesis.inject(fault, PARTITION_MS)]);
        if (target === 'gateway–redis') {
          if (notReadyAfterMs < PARTITION_MS) problem('the gateway was not ready although only its cache was away');
        } else {
          say(`${service} is not ready after ${(notReadyAfterMs / 1000).toFixed(1)} s`);
          if (notReadyAfterMs > NOT_READY_MAX_MS) problem(`${service} still said that it was ready ${NOT_READY_MAX_MS / 1000} s after ${name} ${target}`);
        }
      }
    }
    if (workload.hung > hungBefore) problem(`${workload.hung - hungBefore} requests had no answer within ten seconds`);
  },
};

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
