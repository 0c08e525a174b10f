/** Thrown by a projection to say that trying again cannot help: the fact is set aside at once. */
export class PermanentFault extends Error {
  override readonly name = 'PermanentFault';
}

interface ErrorShape {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly driverError?: ErrorShape;
}

// Connection, resources, operator, system, rollback by conflict, lock not available: never the fault of a fact.
const DATABASE_AWAY = /^(08...|53...|57P..|58...|40001|40P01|55P03)$/;
const NETWORK_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const CONNECTION_LOST = /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|connection is not established/i;

/** True when the database or the network was away: the fact is tried again for ever and no attempt is counted. */
export function isAway(error: unknown): boolean {
  const shape = shapeOf(error);
  const code = String(shape.code ?? '');
  return shape.name === 'UnknownOutcome' || DATABASE_AWAY.test(code) || NETWORK_AWAY.test(code) || CONNECTION_LOST.test(String(shape.message ?? ''));
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
  const outer = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as ErrorShape;
  return outer.driverError ?? outer;
}
