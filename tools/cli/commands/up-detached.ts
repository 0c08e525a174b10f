import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { callerFolder, projectRoot, wholeEnvironment } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { openDataFolder, pathsOf } from '../installation/data-folder.ts';
import type { UpOptions } from '../supervisor/preflight.ts';
import { runUntilStopped } from '../supervisor/run-until-stopped.ts';
import type { Summary } from '../supervisor/summary.ts';
import type { StepEvent } from '../terminal/steps.ts';

type Message =
  | { kind: 'event'; event: StepEvent }
  | { kind: 'ready'; summary: Summary }
  | { kind: 'failed'; exitCode: ExitCode; message: string; remedy: string | undefined };

/** Starts a supervisor that outlives this process, shows its progress and returns when the province is up. */
export async function startDetached(options: UpOptions, event: (event: StepEvent) => void, ready: (summary: Summary) => void): Promise<ExitCode> {
  openDataFolder(options.dataFolder);
  const { logs } = pathsOf(options.dataFolder);
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, 'supervisor.log'), 'a', 0o600);
  const child = spawn(process.execPath, [join(projectRoot, 'tools/cli/main.ts'), 'supervise', JSON.stringify(options)], {
    cwd: callerFolder, env: wholeEnvironment(), detached: true, stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const forward = (): void => { child.kill('SIGTERM'); };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  return await new Promise<ExitCode>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === EXIT.interrupted) done(EXIT.interrupted);
      else fail(new CliFailure(EXIT.start, `the supervisor ended with ${code}`, `see ${join(logs, 'supervisor.log')}`));
    });
    child.on('message', (message: Message) => {
      if (message.kind === 'event') return event(message.event);
      if (message.kind === 'failed') {
        child.removeAllListeners('exit');
        return fail(new CliFailure(message.exitCode, message.message, message.remedy));
      }
      ready(message.summary);
      child.removeAllListeners('exit');
      child.disconnect();
      child.unref();
      done(EXIT.ok);
    });
  });
}

/** The other side: the hidden command `supervise`. */
export async function supervise(optionsJson: string): Promise<ExitCode> {
  const options = JSON.parse(optionsJson) as UpOptions;
  const tell = (message: Message): void => {
    const line = message.kind === 'event' ? message.event : message.kind;
    process.stdout.write(`${new Date().toISOString()} ${JSON.stringify(line)}\n`);
    if (process.connected) process.send?.(message);
  };
  try {
    return await runUntilStopped(options, {
      event: (event) => tell({ kind: 'event', event }),
      ready: (summary) => tell({ kind: 'ready', summary }),
      stopping: (names) => tell({ kind: 'event', event: { kind: 'note', text: `stopping ${names.join(', ')}` } }),
    });
  } catch (error) {
    const failure = error instanceof CliFailure ? error : new CliFailure(EXIT.start, reasonOf(error));
    process.stdout.write(`${failure.message}\n`);
    await new Promise<void>((done) => {
      if (process.connected) process.send?.({ kind: 'failed', exitCode: failure.exitCode, message: failure.message, remedy: failure.remedy } satisfies Message, () => done());
      else done();
    });
    return failure.exitCode;
  }
}
