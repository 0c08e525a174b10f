/** What the bus says about a durable and its stream. */
export interface LagNumbers {
  readonly streamLastSeq: number;
  readonly deliveredStreamSeq: number;
  readonly pending: number;
  readonly ackPending: number;
}

/**
 * How many messages a durable has not finished. Negative when it stands beyond the end of its stream (the stream lost
 * its tail): the bus then reports nothing pending and delivers nothing, so the sign is the only sign.
 */
export function signedLag({ streamLastSeq, deliveredStreamSeq, pending, ackPending }: LagNumbers): number {
  return deliveredStreamSeq > streamLastSeq ? streamLastSeq - deliveredStreamSeq : pending + ackPending;
}
