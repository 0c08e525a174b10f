import type { LinkName } from '../nemesis/link-faults.ts';

/** Nothing passes, nothing comes back, nothing gets there. */
export const PARTITIONS = ['half-open', 'deaf', 'mute'] as const;
export type Partition = { name: (typeof PARTITIONS)[number]; service: string; target: string };

/**
 * Every link in every way once, as many links at a time as there are ways: each turn takes the next link for each way, the ways a third
 * of the links apart. Throws when a turn would hit a service twice, because its readiness would not say which link it misses.
 */
export function partitionTurns(links: readonly LinkName[]): Partition[][] {
  const apart = Math.floor(links.length / PARTITIONS.length);
  return links.map((_link, turn) => {
    const together = PARTITIONS.flatMap((name, way) => links.slice((turn + way * apart) % links.length).slice(0, 1).map(([service, backend]) => ({ name, service, target: `${service}–${backend}` })));
    if (new Set(together.map(({ service }) => service)).size < together.length) throw new Error(`two links of one service at a time: ${together.map(({ target }) => target).join(', ')}`);
    return together;
  });
}
