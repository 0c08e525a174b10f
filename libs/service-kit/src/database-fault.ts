interface DatabaseError {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly driverError?: DatabaseError;
}

/** The error of the driver inside whatever was thrown. */
export function databaseError(error: unknown): DatabaseError {
  const outer = (typeof error === 'object' && error !== null ? error : {}) as DatabaseError;
  return outer.driverError ?? outer;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** The transaction lost a race and may simply run again. */
export function isLostRace(error: unknown): boolean {
  const { code } = databaseError(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

/** Only an ERROR that the server sent says that it rolled back; FATAL may arrive after the commit record was written. */
export function isDefiniteAnswer(error: unknown): boolean {
  const { code, severity } = databaseError(error);
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && severity === 'ERROR';
}

/** The server did not say a word for longer than any statement may take. */
export function isSilentConnection(error: unknown): boolean {
  const inner = databaseError(error);
  return inner instanceof Error && inner.message === 'Query read timeout';
}

// Class 08 connection, 53 resources, 57 operator intervention (also statement timeout), 55P03 lock timeout.
const UNAVAILABLE = /^(08...|53...|57...|55P03|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/;
const UNAVAILABLE_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|the database connection has gone silent)/;

/** The database cannot be reached or is too busy now: a fault that the same request may not meet a moment later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const inner = databaseError(error);
  if (typeof inner.code === 'string' && UNAVAILABLE.test(inner.code)) return true;
  return inner instanceof Error && UNAVAILABLE_MESSAGE.test(inner.message);
}
