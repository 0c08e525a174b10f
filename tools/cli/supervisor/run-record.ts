import type { Choice } from '../backing/choice.ts';
import { writeRunFile } from '../installation/run-file.ts';
import type { ProcessEntry, RunFile } from '../installation/run-file.ts';
import { identityOf } from '../state/process-identity.ts';
import type { SupervisedChild } from './supervised-child.ts';

type Kept = { child: SupervisedChild; kind: ProcessEntry['kind']; healthPort: number | undefined };

/** Keeps run.json true while an installation lives. */
export class RunRecord {
  private readonly dataFolder: string;
  private readonly run: RunFile;
  private readonly kept: Kept[] = [];

  constructor(dataFolder: string, facts: Pick<RunFile, 'province' | 'port' | 'empty' | 'ports'>) {
    this.dataFolder = dataFolder;
    this.run = { schema: 1, phase: 'starting', startedAt: new Date().toISOString(), supervisor: identityOf(process.pid) ?? null,
      choices: [], processes: {}, ...facts };
  }

  get phase(): RunFile['phase'] {
    return this.run.phase;
  }

  setPhase(phase: RunFile['phase']): void {
    this.run.phase = phase;
    if (phase === 'stopped' || phase === 'failed') this.run.supervisor = null;
    this.write();
  }

  setPorts(ports: Record<string, number>): void {
    this.run.ports = ports;
    this.write();
  }

  setChoices(choices: Choice[]): void {
    this.run.choices = choices;
    this.write();
  }

  keep(child: SupervisedChild, kind: ProcessEntry['kind'], healthPort?: number): void {
    this.kept.push({ child, kind, healthPort });
  }

  write(): void {
    this.run.processes = Object.fromEntries(this.kept.map((kept) => [kept.child.spec.name, entryOf(kept)]));
    writeRunFile(this.dataFolder, this.run);
  }
}

function entryOf({ child, kind, healthPort }: Kept): ProcessEntry {
  return {
    identity: child.identity ?? null, kind, state: child.state, restarts: child.restarts, startedAt: child.startedAt,
    log: child.logFile, stopSignal: child.spec.stopSignal,
    ...(healthPort === undefined ? {} : { healthPort }),
    ...(child.lastExit === undefined ? {} : { lastExit: child.lastExit }),
  };
}
