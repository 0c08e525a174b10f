import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';

/** Ends the installations that browser specs had one after the other (tests/e2e/stage.ts). */
export function endStages(testTmp: string): void {
  for (const file of globSync(join(testTmp, 'stages/*.json'))) {
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: string };
    execFileSync(join(projectRoot, 'haicap'), ['down', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
