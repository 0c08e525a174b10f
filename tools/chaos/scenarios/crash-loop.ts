import { FAILPOINTS } from '@haicap/messaging/test-build';
import { healLink } from '../stage/links.ts';
import type { Failpoints, Arrival } from '../stage/failpoints.ts';
import type { Stage } from '../stage/stage.ts';
import { durableAnew, withStreamKeeper } from '../stage/stream-keeper.ts';
import { wait } from '../nemesis/fault.ts';
import type { Scenario } from './run-scenario.ts';

const DEATHS = ['process killed', 'database connection dropped', 'broker dropped'] as const;
type Death = (typeof DEATHS)[number];
/** One place where something dies: a failpoint, in the service and on the way that is meant. */
type Place = { flow: string; point: string; matches: (arrival: Arrival) => boolean };

const ARRIVES_MAX_MS = 45_000;
const BROKER_AWAY_MS = 1_500;
const REST_MS = 1_500;

/** R15: every failpoint of accept, transition, relay and consumer, each with three deaths. */
export function crashLoop(failpoints: Failpoints): Scenario {
  const all = failpoints.environment('*');
  return {
    name: 'crash-loop',
    writers: 6,
    wholeStream: true,
    wish: { testBuild: { dossier: all, reporting: all } },
    act: async ({ nemesis, stage, say, problem }) => {
      await wait(5_000);
      for (const place of places()) {
        for (const death of DEATHS) {
          const arrived = await dieAt(failpoints, place, (arrival) => nemesis.inject({ name: death, target: `${place.flow} ${place.point}`, run: () => die(stage, arrival.service, death) }, 0));
          if (!arrived) problem(`${place.flow} never came to ${place.point} (${death})`);
          await wait(REST_MS);
        }
      }
      say(`${places().length} failpoints × ${DEATHS.length} deaths`);
    },
  };
}

const GAP = 'repair.before-apply';
const APART_MS = 3_000;

/** R15, the last failpoint: reporting never gets some facts from the stream, and whoever fetches them from their owner dies. */
export function crashRepair(failpoints: Failpoints): Scenario {
  return {
    name: 'crash-repair',
    stepwise: true,
    wholeStream: true,
    wish: { testBuild: { reporting: failpoints.environment(GAP) } },
    act: async ({ nemesis, stage, say, problem }) => {
      await wait(5_000);
      for (const death of DEATHS) {
        say(`${await skipUnread(stage)} facts are left out`);
        const place: Place = { flow: 'repair', point: GAP, matches: ({ service, detail }) => service === 'reporting' && detail === 'dossier.dossier' };
        const arrived = await dieAt(failpoints, place, () => nemesis.inject({ name: death, target: `repair ${GAP}`, run: () => die(stage, 'reporting', death) }, 0));
        if (!arrived) problem(`reporting never fetched what was left out (${death})`);
        await wait(REST_MS);
      }
    },
  };
}

/** The stream lets nobody delete a message; so the durable is made anew behind what reporting could not read. Answers how many facts that are. */
async function skipUnread(stage: Stage): Promise<number> {
  const link = stage.links.of('reporting', 'nats');
  link.close();
  await wait(APART_MS);
  const skipped = await withStreamKeeper(stage, async (keeper) => {
    const { state: { last_seq: last } } = await keeper.streams.info('DOSSIER');
    const { before } = await durableAnew(keeper, 'DOSSIER', 'reporting-dossier', { deliver_policy: 'by_start_sequence', opt_start_seq: last + 1 });
    return Math.max(0, last - before.delivered.stream_seq);
  });
  healLink(link);
  return skipped;
}

async function dieAt(failpoints: Failpoints, { point, matches }: Place, act: (arrival: Arrival) => Promise<void>): Promise<boolean> {
  return await failpoints.next((arrival) => arrival.name === point && matches(arrival), act, ARRIVES_MAX_MS);
}

/** Every failpoint at which something dies. */
export function pointsOfDeath(): Set<string> {
  return new Set([...places().map(({ point }) => point), GAP]);
}

function places(): Place[] {
  const isAccept = ({ service, detail }: Arrival): boolean => service === 'dossier' && detail !== null && ACCEPTS.test(detail);
  return FAILPOINTS.flatMap((point): Place[] => {
    const [kind] = point.split('.');
    if (kind === 'rpc' || kind === 'command') {
      return [
        { flow: 'accept', point, matches: isAccept },
        { flow: 'transition', point, matches: (arrival) => arrival.service === 'dossier' && !isAccept(arrival) && isStep(arrival) },
      ];
    }
    if (kind === 'relay') return [{ flow: 'relay', point, matches: ({ service }) => service === 'dossier' }];
    // A gap has to be made first: a scenario of its own.
    if (kind === 'repair') return [];
    return [{ flow: 'consumer', point, matches: ({ service }) => service === 'reporting' }];
  });
}

// A route, or the type of an event where a point has no route.
const ACCEPTS = /receive-dossier|dossier\.received\.v1$/;
const QUESTIONS = /look-up|list-|get-|digest-|track/;
const isStep = ({ detail }: Arrival): boolean => detail !== null && /dossier/.test(detail) && !QUESTIONS.test(detail);

async function die(stage: Stage, service: string, death: Death): Promise<void> {
  if (death === 'process killed') return stage.kill(service);
  const proxy = stage.links.of(service, death === 'broker dropped' ? 'nats' : 'postgres');
  if (death === 'database connection dropped') return proxy.cut();
  proxy.close();
  setTimeout(() => healLink(proxy), BROKER_AWAY_MS);
}
