import { brokerAway, brokerBitFlipped, brokerRewound, brokerWiped, replay } from './broker.ts';
import { partitions } from './links.ts';
import { poison } from './poison.ts';
import { commitsCut, kills, redisAway, relayPaused } from './processes.ts';
import type { Scenario } from './run-scenario.ts';
import { brokerDiskFull, databaseDiskFull, openTransaction } from './storage.ts';

/** Faults that last longer than ten seconds or that need an installation of their own. */
export const LONG_SCENARIOS: readonly Scenario[] = [
  kills, redisAway, relayPaused, commitsCut, partitions, brokerAway, brokerRewound, brokerBitFlipped, brokerWiped, replay, brokerDiskFull, databaseDiskFull,
  openTransaction, poison,
];
