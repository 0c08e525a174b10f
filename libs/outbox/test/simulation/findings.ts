import type { World } from './world.ts';

export const CHECKS = {
  lost: 'a committed event was not applied',
  twice: 'an event was applied more than once',
  phantom: 'an event was applied that was never committed',
  order: 'the versions of an aggregate were not applied as 1, 2, 3, …',
  key: 'an idempotency key made more than one dossier or step, or was answered differently',
  projection: 'the projection differs from the owner',
  publication: 'the first publications of an aggregate are not in the order of its versions, though nothing was lost',
  fence: 'a relay wrote whose lease another had taken',
  stream: 'the stream does not hold every event again',
  settled: 'the system did not come to rest after everything was healed',
} as const;

export type Check = keyof typeof CHECKS;

export interface Finding {
  readonly check: Check;
  readonly detail: string;
}

/** Counts, after everything was healed and drained, without asking the protocol: only what each side has at the end. */
export function findingsOf(world: World, isSettled: boolean): Finding[] {
  const found: Record<Check, string[]> = {
    ...followerFindings(world),
    key: [...world.anomalies, ...doubleKeys(world)],
    publication: world.stream.hasLost || world.broken === 'publish-before-commit' ? [] : misordered(world.stream.firsts),
    fence: world.staleWrites > 0 ? [`${world.staleWrites} writes`] : [],
    stream: missingInStream(world),
    settled: isSettled ? [] : [`after ${world.now} steps`],
  };
  return (Object.keys(CHECKS) as Check[]).flatMap((check) => found[check].map((detail) => ({ check, detail })));
}

function followerFindings({ owner, follower }: World): Pick<Record<Check, string[]>, 'lost' | 'twice' | 'phantom' | 'order' | 'projection'> {
  const committed = new Map(owner.outbox.map(({ event }) => [event.fact.id, event]));
  const times = countBy(follower.log.map(({ id }) => id));
  const aggregates = [...owner.heads].filter(([aggregate, version]) => {
    const facts = owner.eventsOf(aggregate, 1);
    const copy = follower.projection.get(aggregate);
    const amount = facts.reduce((sum, { data }) => sum + Number(data['amount']), 0);
    return copy?.version !== version || copy.amount !== amount;
  });
  return {
    lost: [...committed].filter(([id]) => !times.has(id)).map(([, { aggregate, version }]) => `${aggregate} v${version}`),
    twice: [...times].filter(([, count]) => count > 1).map(([id, count]) => `event ${id}, ${count} times`),
    phantom: [...times.keys()].filter((id) => !committed.has(id)).map((id) => `event ${id}`),
    order: misordered(follower.log),
    projection: aggregates.map(([aggregate]) => aggregate),
  };
}

/** Aggregates whose facts do not come as version 1, 2, 3, … */
function misordered(facts: World['follower']['log']): string[] {
  const last = new Map<string, number>();
  const wrong = new Set<string>();
  for (const { subject, version } of facts) {
    if (version !== (last.get(subject) ?? 0) + 1) wrong.add(`${subject}: v${version} after v${last.get(subject) ?? 0}`);
    last.set(subject, version);
  }
  return [...wrong];
}

function doubleKeys({ owner, answers }: World): string[] {
  const times = countBy(owner.outbox.flatMap(({ event }) => event.key ?? []));
  const unkept = [...answers].filter(([key]) => !times.has(key)).map(([key]) => `${key} was answered and is not there`);
  return [...unkept, ...[...times].filter(([, count]) => count > 1).map(([key, count]) => `${key} was carried out ${count} times`)];
}

function missingInStream({ owner, stream }: World): string[] {
  const held = stream.holds();
  return owner.outbox.filter(({ event }) => !held.has(event.fact.id)).map(({ event }) => `${event.aggregate} v${event.version}`);
}

function countBy(names: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
