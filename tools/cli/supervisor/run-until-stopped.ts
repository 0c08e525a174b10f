import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import type { StepEvent } from '../terminal/steps.ts';
import { Installation } from './installation.ts';
import type { UpOptions } from './preflight.ts';
import type { Summary } from './summary.ts';

export type Audience = {
  event: (event: StepEvent) => void;
  ready: (summary: Summary) => void;
  stopping: (names: string[]) => void;
};

/** Starts an installation and lives as long as it does. Resolves with the exit code; throws when the start fails. */
export async function runUntilStopped(options: UpOptions, audience: Audience): Promise<ExitCode> {
  const installation = new Installation(options, audience.event);
  const signalled = new Promise<void>((done) => {
    let signals = 0;
    const onSignal = (): void => {
      signals += 1;
      if (signals > 1) installation.hurry();
      else void installation.stop('stopped', audience.stopping).then(done);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    // A detached supervisor whose starter went away before it was ready has nobody to report to.
    process.once('disconnect', () => { if (!ready) onSignal(); });
  });
  let ready = false;
  let interrupted = false;
  void signalled.then(() => { interrupted = true; });
  try {
    const summary = await installation.start();
    ready = true;
    audience.ready(summary);
  } catch (error) {
    await installation.stop();
    await Promise.resolve();
    if (interrupted) return EXIT.interrupted;
    throw error;
  }
  const keepAlive = setInterval(() => installation.trimLogs(), 60_000);
  await signalled;
  clearInterval(keepAlive);
  return EXIT.ok;
}
