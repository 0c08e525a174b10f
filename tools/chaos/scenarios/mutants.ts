import { MUTANTS } from '@haicap/messaging/test-build';
import type { MutantName } from '@haicap/messaging/test-build';
import { wait } from '../nemesis/fault.ts';
import { longPause, outage } from '../nemesis/process-faults.ts';
import { LINK_FAULTS } from '../nemesis/link-faults.ts';
import type { Failpoints } from '../stage/failpoints.ts';
import type { Act, Scenario } from './run-scenario.ts';

type Trial = {
  mutant: MutantName;
  /** Which services are built wrong, and with what beside. */
  builds: Partial<Record<'dossier' | 'reporting', readonly MutantName[]>>;
  /** Failpoints the trial needs. */
  armed?: string;
  /** The check whose business this bug is: others may notice as well, but a run that is only slow must not pass for a catch. */
  caughtBy: string;
  /** What brings the bug to light. */
  provoke: (act: Act, failpoints: Failpoints) => Promise<void>;
};

const ROUNDS = 4;

/** Kills a service at a failpoint a few times. */
const killAt = (service: string, point: string): Trial['provoke'] => async ({ stage, nemesis }, failpoints) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await failpoints.next((arrival) => arrival.name === point && arrival.service === service,
      () => nemesis.inject({ name: `kill -9 at ${point}`, target: service, run: async () => stage.kill(service) }, 0), 20_000);
    await wait(4_000);
  }
};

const linkAway = (name: string, target: string, forMs: number, rounds = ROUNDS): Trial['provoke'] => async ({ nemesis }) => {
  const fault = LINK_FAULTS.find((one) => one.name === name && one.target === target);
  if (fault === undefined) throw new Error(`there is no fault ${name} ${target}`);
  for (let round = 0; round < rounds; round += 1) {
    await nemesis.inject(fault, forMs);
    await wait(4_000);
  }
};

const TRIALS: readonly Trial[] = [
  {
    mutant: 'cursor-relay', caughtBy: 'owner log', builds: { dossier: ['cursor-relay'], reporting: ['no-repair'] }, armed: 'command.before-commit',
    provoke: async (_act, failpoints) => {
      let arrivals = 0;
      failpoints.onArrival(async () => { if ((arrivals += 1) % 7 === 0) await wait(700); });
      await wait(25_000);
      failpoints.onArrival(() => undefined);
    },
  },
  { mutant: 'publish-before-commit', caughtBy: 'order at every consumer', builds: { dossier: ['publish-before-commit'] }, armed: 'command.before-commit', provoke: killAt('dossier', 'command.before-commit') },
  { mutant: 'ack-before-commit', caughtBy: 'projections equal their owner', builds: { reporting: ['ack-before-commit'] }, armed: 'consumer.before-commit', provoke: killAt('reporting', 'consumer.before-commit') },
  { mutant: 'inbox-in-another-transaction', caughtBy: 'projections equal their owner', builds: { reporting: ['inbox-in-another-transaction'] }, armed: 'consumer.projected', provoke: killAt('reporting', 'consumer.projected') },
  { mutant: 'no-version-check', caughtBy: 'order at every consumer', builds: { reporting: ['no-version-check'] }, provoke: linkAway('refused', 'reporting–postgres', 3_000) },
  // On a slow link the queue grows while commands go on: versions of one dossier then lie in the batches of both.
  { mutant: 'two-skip-locked-relays', caughtBy: 'order in the stream', builds: { dossier: ['two-skip-locked-relays'], reporting: ['no-version-check'] }, provoke: linkAway('slow', 'dossier–nats', 10_000, 3) },
  {
    mutant: 'relay-without-fencing', caughtBy: 'order in the stream', builds: { dossier: ['relay-without-fencing'], reporting: ['no-repair'] }, armed: 'relay.batch-read',
    provoke: async ({ nemesis, stage }, failpoints) => {
      const twin = await stage.twin('dossier');
      for (let round = 0; round < 3; round += 1) {
        const sleeper = stage.child('dossier').identity?.pid;
        // With a batch in hand, longer than its lease; the twin takes over and publishes the same rows.
        await failpoints.next(({ pid }) => pid === sleeper, () => nemesis.inject(longPause('dossier'), 20_000), 20_000);
        await wait(6_000);
      }
      await twin.halt();
    },
  },
  { mutant: 'idempotency-only-in-redis', caughtBy: 'duplicate', builds: { dossier: ['idempotency-only-in-redis'] }, provoke: async ({ nemesis }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await wait(6_000);
      await nemesis.inject(outage('dossier'), 500);
    }
    await wait(8_000);
  } },
  { mutant: 'emit-instead-of-outbox', caughtBy: 'order in the stream', builds: { dossier: ['emit-instead-of-outbox'], reporting: ['no-repair'] }, armed: 'command.after-commit', provoke: killAt('dossier', 'command.after-commit') },
  { mutant: 'max-deliver-3', caughtBy: 'projections equal their owner', builds: { reporting: ['max-deliver-3'] }, provoke: linkAway('refused', 'reporting–postgres', 15_000, 2) },
  { mutant: 'inbox-keyed-by-stream-sequence', caughtBy: 'projections equal their owner', builds: { reporting: ['inbox-keyed-by-stream-sequence'] }, provoke: linkAway('refused', 'reporting–postgres', 3_000) },
];

export type NamedTrial = { name: string; does: string; caughtBy: string; scenario: Scenario };

/** One installation per mutant, each with the fault that brings its bug to light. */
export function mutantTrials(failpoints: Failpoints): NamedTrial[] {
  return TRIALS.map(({ mutant, caughtBy, builds, armed, provoke }) => ({
    name: mutant,
    caughtBy,
    does: MUTANTS[mutant].does,
    scenario: {
      name: `mutant-${mutant}`,
      // Longer than a healthy one needs on a busy machine; some of these never get there.
      drainMs: 40_000,
      stepwise: true,
      wholeStream: true,
      wish: { testBuild: buildsOf(builds, armed === undefined ? {} : failpoints.environment(armed)) },
      act: async (act) => {
        await wait(4_000);
        await provoke(act, failpoints);
        await wait(4_000);
      },
    },
  }));
}

function buildsOf(builds: Trial['builds'], failpoints: Record<string, string>): Record<string, Record<string, string>> {
  const services = new Set([...Object.keys(builds), ...(Object.keys(failpoints).length > 0 ? ['dossier', 'reporting'] : [])]);
  return Object.fromEntries([...services].map((service) => {
    const mutants = builds[service as keyof typeof builds] ?? [];
    return [service, { ...failpoints, ...(mutants.length > 0 ? { HAICAP_MUTANT: mutants.join(',') } : {}) }];
  }));
}
