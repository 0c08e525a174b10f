import type { Logger } from './logger.js';

// Kubernetes gives 60 s; the load balancer needs a few of them to notice.
const BUDGET_MS = 35_000;

type Step = () => Promise<unknown> | void;

export interface Shutdown {
  /** Adds a step. Steps run one after the other, in the order in which they were added. */
  step(name: string, run: Step): void;
  /** True from the first signal on; readiness answers no. */
  readonly isDraining: boolean;
  /** Runs the steps once and exits. A second call waits for the first. */
  begin(reason: string, exitCode?: number): Promise<void>;
}

interface ShutdownOptions {
  readonly budgetMs?: number;
  readonly exit?: (code: number) => void;
}

/**
 * The ordered end of a process: SIGTERM and SIGINT run the steps and exit with 0; an unhandled rejection or exception
 * is logged, runs the same steps and exits with 1. A step that fails is logged and the next one runs; when the budget is
 * spent the process exits with 1.
 */
export function createShutdown(logger: Logger, options: ShutdownOptions = {}): Shutdown {
  const exit = options.exit ?? ((code: number) => process.exit(code));
  const budgetMs = options.budgetMs ?? BUDGET_MS;
  const steps: { name: string; run: Step }[] = [];
  let running: Promise<void> | undefined;

  const runSteps = async () => {
    for (const { name, run } of steps) {
      try {
        await run();
        logger.debug({ step: name }, 'drained');
      } catch (error) {
        logger.error({ step: name, err: error }, 'a step of the shutdown failed');
      }
    }
    return true;
  };

  const shutdown: Shutdown = {
    step: (name, run) => void steps.push({ name, run }),
    get isDraining() {
      return running !== undefined;
    },
    begin: (reason, exitCode = 0) => {
      running ??= withinBudget(runSteps, budgetMs).then((finished) => {
        logger.info({ reason, finished }, 'stopped');
        forget();
        exit(finished ? exitCode : 1);
      });
      return running;
    },
  };
  const forget = listen(shutdown, logger);
  return shutdown;
}

function listen(shutdown: Shutdown, logger: Logger): () => void {
  const listeners: [string, (argument: unknown) => void][] = [
    ...['SIGTERM', 'SIGINT'].map((signal): [string, () => void] => [signal, () => {
      logger.info({ signal }, 'stopping');
      void shutdown.begin(signal);
    }]),
    ['unhandledRejection', (error) => {
      logger.fatal({ err: error }, 'a rejection nobody handled');
      void shutdown.begin('unhandledRejection', 1);
    }],
    ['uncaughtException', (error) => {
      logger.fatal({ err: error }, 'an exception nobody caught');
      void shutdown.begin('uncaughtException', 1);
    }],
  ];
  for (const [event, listener] of listeners) process.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) process.off(event, listener);
  };
}

async function withinBudget(run: () => Promise<boolean>, budgetMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), budgetMs);
  });
  try {
    return await Promise.race([run(), spent]);
  } finally {
    clearTimeout(timer);
  }
}
