import { databaseError, isDatabaseUnavailable, isLostRace, UnknownOutcome } from '@haicap/service-kit';

/** Thrown by a projection to say that trying again cannot help: the fact is set aside at once. */
export class PermanentFault extends Error {
  override readonly name = 'PermanentFault';
}

interface ErrorShape {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
}

const STATEMENT_TIMEOUT = '57014';

/**
 * True when the database was away or the transaction lost a race: never the fault of a fact, so it is tried again for
 * ever and no attempt is counted. A statement that took too long counts: the same fact may take too long again.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof UnknownOutcome || isLostRace(error)) return true;
  return isDatabaseUnavailable(error) && databaseError(error).code !== STATEMENT_TIMEOUT;
}

/** True when the same fact will fail for ever: its data does not fit its contract, or the projection says so. */
export function isPermanent(error: unknown): boolean {
  const { name } = shapeOf(error);
  return name === 'PermanentFault' || name === 'ZodError' || name === '$ZodError';
}

/** What goes into the dead letter: kind and message of the error, without the fact's data. */
export function reasonOf(error: unknown): string {
  const { name, message, code } = shapeOf(error);
  return [name, code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

function shapeOf(error: unknown): ErrorShape {
  return typeof error === 'object' && error !== null ? (databaseError(error) as ErrorShape) : { message: String(error) };
}
