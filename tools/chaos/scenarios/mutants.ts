import { MUTANTS } from '@haicap/messaging/test-build';
import type { MutantName } from '@haicap/messaging/test-build';
import { wait } from '../nemesis/fault.ts';
import { outage, sleepWithBatchInHand } from '../nemesis/process-faults.ts';
import { LINK_FAULTS } from '../nemesis/link-faults.ts';
import type { Failpoints } from '../stage/failpoints.ts';
import type { Act, Scenario } from './run-scenario.ts';

/** What brings a bug to light. Mutants under the same one share a control, which is the product without a bug under it. */
type Provocation = {
  name: string;
  /** Failpoints it needs. */
  armed?: string;
  provoke: (act: Act, failpoints: Failpoints) => Promise<void>;
};
type Trial = {
  mutant: MutantName;
  /** Which services are built wrong, and with what beside. */
  builds: Partial<Record<'dossier' | 'reporting', readonly MutantName[]>>;
  /** The check whose business this bug is; others may notice as well. A run that is only slow fails in its control, too. */
  caughtBy: string;
  under: Provocation;
};

const ROUNDS = 4;

/** Kills a service at a failpoint a few times. */
const killAt = (service: string, point: string): Provocation['provoke'] => async ({ stage, nemesis }, failpoints) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await failpoints.next((arrival) => arrival.name === point && arrival.service === service,
      () => nemesis.inject({ name: `kill -9 at ${point}`, target: service, run: async () => stage.kill(service) }, 0), 20_000);
    await wait(4_000);
  }
};

const linkAway = (name: string, target: string, forMs: number, rounds = ROUNDS): Provocation['provoke'] => async ({ nemesis }) => {
  const fault = LINK_FAULTS.find((one) => one.name === name && one.target === target);
  if (fault === undefined) throw new Error(`there is no fault ${name} ${target}`);
  for (let round = 0; round < rounds; round += 1) {
    await nemesis.inject(fault, forMs);
    await wait(4_000);
  }
};

const BEFORE_COMMIT = 'command.before-commit';
const lateCommits: Provocation = {
  name: 'late-commits', armed: BEFORE_COMMIT,
  provoke: async (_act, failpoints) => {
    let arrivals = 0;
    failpoints.onArrival(async () => { if ((arrivals += 1) % 7 === 0) await wait(700); });
    await wait(25_000);
    failpoints.onArrival(() => undefined);
  },
};
const deathAt = (service: string, point: string): Provocation => ({ name: `${service}-dies-at-${point}`, armed: point, provoke: killAt(service, point) });
const reportingCutOff: Provocation = { name: 'reporting-cut-off', provoke: linkAway('refused', 'reporting–postgres', 3_000) };
const reportingCutOffLong: Provocation = { name: 'reporting-cut-off-long', provoke: linkAway('refused', 'reporting–postgres', 15_000, 2) };
// On a slow link the queue grows while commands go on: versions of one dossier then lie in the batches of both.
const slowBroker: Provocation = { name: 'slow-broker', provoke: linkAway('slow', 'dossier–nats', 10_000, 3) };
const relaySleeps: Provocation = {
  name: 'relay-sleeps', armed: 'relay.batch-read',
  provoke: async (act, failpoints) => {
    const twin = await act.stage.twin('dossier');
    for (let round = 0; round < 3; round += 1) {
      // A relay that keeps to its lease leaves the batches to the twin from now on.
      if (!await sleepWithBatchInHand(act, failpoints, 20_000)) break;
      await wait(6_000);
    }
    // A fault as well: what is on its way has its time from here on, the lease of the dead included.
    await act.nemesis.inject({ name: 'end of the twin', target: 'dossier', run: () => twin.halt() }, 0);
  },
};
const dossierAway: Provocation = {
  name: 'dossier-away',
  provoke: async ({ nemesis }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await wait(6_000);
      await nemesis.inject(outage('dossier'), 500);
    }
    await wait(8_000);
  },
};

const TRIALS: readonly Trial[] = [
  { mutant: 'cursor-relay', caughtBy: 'owner log', builds: { dossier: ['cursor-relay'], reporting: ['no-repair'] }, under: lateCommits },
  { mutant: 'publish-before-commit', caughtBy: 'order at every consumer', builds: { dossier: ['publish-before-commit'] }, under: deathAt('dossier', BEFORE_COMMIT) },
  { mutant: 'ack-before-commit', caughtBy: 'projections equal their owner', builds: { reporting: ['ack-before-commit'] }, under: deathAt('reporting', 'consumer.before-commit') },
  { mutant: 'inbox-in-another-transaction', caughtBy: 'projections equal their owner', builds: { reporting: ['inbox-in-another-transaction'] }, under: deathAt('reporting', 'consumer.projected') },
  { mutant: 'no-version-check', caughtBy: 'order at every consumer', builds: { reporting: ['no-version-check'] }, under: reportingCutOff },
  { mutant: 'two-skip-locked-relays', caughtBy: 'order in the stream', builds: { dossier: ['two-skip-locked-relays'], reporting: ['no-version-check'] }, under: slowBroker },
  { mutant: 'relay-without-fencing', caughtBy: 'order in the stream', builds: { dossier: ['relay-without-fencing'], reporting: ['no-repair'] }, under: relaySleeps },
  { mutant: 'idempotency-only-in-redis', caughtBy: 'duplicate', builds: { dossier: ['idempotency-only-in-redis'] }, under: dossierAway },
  { mutant: 'emit-instead-of-outbox', caughtBy: 'order in the stream', builds: { dossier: ['emit-instead-of-outbox'], reporting: ['no-repair'] }, under: deathAt('dossier', 'command.after-commit') },
  { mutant: 'max-deliver-3', caughtBy: 'projections equal their owner', builds: { reporting: ['max-deliver-3'] }, under: reportingCutOffLong },
  { mutant: 'inbox-keyed-by-stream-sequence', caughtBy: 'projections equal their owner', builds: { reporting: ['inbox-keyed-by-stream-sequence'] }, under: reportingCutOff },
];

export const MUTANTS_ON_TRIAL: readonly string[] = TRIALS.map(({ mutant }) => mutant);
const CONTROL = 'control-';
export const isControl = ({ name }: Scenario): boolean => name.startsWith(CONTROL);
export type NamedTrial = { name: string; does: string; caughtBy: string; mutant: Scenario; control: Scenario };

/**
 * One installation per mutant, each with the fault that brings its bug to light, and one per kind of fault without any bug: what
 * happens there as well is no catch.
 */
export function mutantTrials(failpoints: Failpoints): NamedTrial[] {
  const scenario = (name: string, builds: Trial['builds'], { armed, provoke }: Provocation): Scenario => ({
    name,
    // Longer than a healthy one needs on a busy machine, which every control shows again; some mutants never get there.
    drainMs: 40_000,
    stepwise: true,
    startsEmpty: true,
    wholeStream: true,
    wish: { testBuild: buildsOf(builds, armed === undefined ? {} : failpoints.environment(armed)) },
    act: async (act) => {
      await wait(4_000);
      await provoke(act, failpoints);
      await wait(4_000);
    },
  });
  const controls = new Map(TRIALS.map(({ under }) => [under, scenario(`${CONTROL}${under.name}`, {}, under)]));
  return TRIALS.map(({ mutant, caughtBy, builds, under }) => ({
    name: mutant, caughtBy, does: MUTANTS[mutant].does,
    mutant: scenario(`mutant-${mutant}`, builds, under),
    control: controls.get(under) ?? scenario(`${CONTROL}${under.name}`, {}, under),
  }));
}

function buildsOf(builds: Trial['builds'], failpoints: Record<string, string>): Record<string, Record<string, string>> {
  const services = new Set([...Object.keys(builds), ...(Object.keys(failpoints).length > 0 ? ['dossier', 'reporting'] : [])]);
  return Object.fromEntries([...services].map((service) => {
    const mutants = builds[service as keyof typeof builds] ?? [];
    return [service, { ...failpoints, ...(mutants.length > 0 ? { HAICAP_MUTANT: mutants.join(',') } : {}) }];
  }));
}
