import type { Logger } from '@haicap/service-kit';
import { createClient } from 'redis';
import type { RedisClient } from './rate-limits.js';

const CONNECT_MAX_MS = 2_000;
const RECONNECT_MIN_MS = 200;
const RECONNECT_MAX_MS = 5_000;
const QUEUE_MAX = 1_000;

/** Connects to Redis without waiting for it: a cache that is away must not keep the gateway from starting. */
export function openRedis(url: string, logger: Logger): RedisClient {
  const redis: RedisClient = createClient({
    url, disableOfflineQueue: true, commandsQueueMaxLength: QUEUE_MAX,
    // Whoever asks waits for less (answer-in-time.ts). The client's own limit is a signal for each command, and an error for each signal when its time comes.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout: CONNECT_MAX_MS, reconnectStrategy: (attempt) => Math.min(RECONNECT_MAX_MS, RECONNECT_MIN_MS * 2 ** Math.min(attempt, 5)) },
  });
  let isAway = false;
  redis.on('error', (error: unknown) => {
    if (!isAway) logger.warn({ err: error }, 'Redis is away; limits are counted in this process');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) logger.info('Redis is back');
    isAway = false;
  });
  redis.connect().catch((error: unknown) => logger.debug({ err: error }, 'Redis did not answer at start'));
  return redis;
}
