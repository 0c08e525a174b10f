import { wait } from '../nemesis/fault.ts';
import { LINK_FAULTS } from '../nemesis/link-faults.ts';
import type { Scenario } from './run-scenario.ts';

const PARTITION_MS = 20_000;
const TARGETS = ['dossier–postgres', 'dossier–nats', 'gateway–nats', 'gateway–redis', 'reporting–postgres', 'reporting–nats'];

/** R07: each link in both ways and in one, longer than any request may take. */
export const partitions: Scenario = {
  name: 'partitions',
  act: async ({ nemesis, workload, problem }) => {
    const hungBefore = workload.hung;
    for (const target of TARGETS) {
      for (const name of target.startsWith('dossier') ? ['half-open', 'deaf'] : ['half-open']) {
        const fault = LINK_FAULTS.find((one) => one.name === name && one.target === target);
        if (fault === undefined) throw new Error(`there is no fault ${name} ${target}`);
        await nemesis.inject(fault, PARTITION_MS);
        await wait(4_000);
      }
    }
    if (workload.hung > hungBefore) problem(`${workload.hung - hungBefore} requests had no answer within ten seconds`);
  },
};
