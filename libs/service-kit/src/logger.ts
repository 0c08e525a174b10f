import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as PinoLogger } from 'pino';
import { scrubText, withoutSensitiveFields } from './scrub.js';
import { currentTraceId } from './trace.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly service: string;
  readonly level?: string;
  /** Where lines go; the standard output when absent. */
  readonly write?: (line: string) => void;
}

/**
 * A JSON logger that carries the service and the current trace id and lets no personal data through: sensitive fields
 * are dropped, and the finished line is scrubbed once more. Example:
 * `const logger = createLogger({ service: 'dossier', level: config.logLevel }); logger.info({ dossierId }, 'received');`
 */
export function createLogger({ service, level = 'info', write }: LoggerOptions): Logger {
  const out = write ?? ((line: string) => void process.stdout.write(line));
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'msg',
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => withoutSensitiveFields(fields) as Record<string, unknown>,
      },
      // The default serialiser would copy every enumerable field of an error, also the row a database echoes.
      serializers: { err: (error: unknown) => error },
      mixin: () => {
        const traceId = currentTraceId();
        return traceId === undefined ? {} : { traceId };
      },
    },
    { write: (line: string) => out(scrubText(line)) },
  );
}

/** Lets Nest write through our logger: its start-up chatter at debug, its warnings and errors as they are. */
export function nestLogger(logger: Logger): LoggerService {
  const text = (message: unknown) => (typeof message === 'string' ? message : JSON.stringify(withoutSensitiveFields(message)));
  return {
    log: (message: unknown) => logger.debug(text(message)),
    verbose: (message: unknown) => logger.trace(text(message)),
    debug: (message: unknown) => logger.debug(text(message)),
    warn: (message: unknown) => logger.warn(text(message)),
    error: (message: unknown, stack?: unknown) => logger.error({ stack }, text(message)),
    fatal: (message: unknown) => logger.fatal(text(message)),
  };
}
