import { WEBHOOK_RETRY_HOURS } from '@haicap/contracts';

/** How an endpoint fares, whatever is sent to it. */
export interface EndpointHealth {
  readonly failuresInRow: number;
  readonly failingSince: Date | null;
  /** Nothing is sent before; then one message tries. */
  readonly restsUntil: Date | null;
  readonly lastDeliveredAt: Date | null;
}

export const NEW_ENDPOINT: EndpointHealth = { failuresInRow: 0, failingSince: null, restsUntil: null, lastDeliveredAt: null };

const FAILURES_UNTIL_REST = 5;
const REST_MIN_MS = 60_000;
const REST_MAX_MS = 3_600_000;
// As long as a message is tried: by then nothing of what was sent has arrived.
const GIVEN_UP_AFTER_MS = WEBHOOK_RETRY_HOURS * 3_600_000;

export function afterSuccess(at: Date): EndpointHealth {
  return { failuresInRow: 0, failingSince: null, restsUntil: null, lastDeliveredAt: at };
}

/** From the fifth failure in a row on the endpoint is left alone, twice as long each time and for an hour at most. */
export function afterFailure(health: EndpointHealth, at: Date): EndpointHealth {
  const failuresInRow = health.failuresInRow + 1;
  const beyond = failuresInRow - FAILURES_UNTIL_REST;
  const restMs = beyond < 0 ? 0 : Math.min(REST_MAX_MS, REST_MIN_MS * 2 ** Math.min(beyond, 10));
  return { ...health, failuresInRow, failingSince: health.failingSince ?? at, restsUntil: restMs === 0 ? null : new Date(at.getTime() + restMs) };
}

/** Whether it has failed for so long, without one success, that it is disabled. */
export function isGivenUp({ failingSince }: EndpointHealth, at: Date): boolean {
  return failingSince !== null && at.getTime() - failingSince.getTime() >= GIVEN_UP_AFTER_MS;
}
