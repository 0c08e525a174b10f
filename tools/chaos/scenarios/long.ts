import { brokerAway, brokerBitFlipped, brokerRewound, brokerWiped, replay } from './broker.ts';
import { commitsCut } from './commits.ts';
import { partitions } from './links.ts';
import { poison } from './poison.ts';
import { kills, redisAway, relayPaused } from './processes.ts';
import type { Failpoints } from '../stage/failpoints.ts';
import type { Scenario } from './run-scenario.ts';
import { brokerDiskFull, databaseDiskFull, openTransaction } from './storage.ts';

/** Faults that last longer than ten seconds or that need an installation of their own, by name; some need failpoints. */
export const LONG_SCENARIOS: Readonly<Record<string, (failpoints: Failpoints) => Scenario>> = {
  'kills': () => kills, 'redis-away': () => redisAway, 'relay-paused': relayPaused, 'commits-cut': () => commitsCut, 'partitions': () => partitions,
  'broker-away': () => brokerAway, 'broker-rewound': () => brokerRewound, 'broker-bit-flipped': () => brokerBitFlipped, 'broker-wiped': () => brokerWiped,
  'replay-all': () => replay, 'broker-disk-full': () => brokerDiskFull, 'database-disk-full': () => databaseDiskFull,
  'open-transaction': () => openTransaction, 'poison': () => poison,
};
