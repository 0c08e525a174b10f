import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { reasonOf } from '../failure.ts';

/** Ends the installations that browser specs had one after the other (tests/e2e/stage.ts). What does not end by itself is ended as a stray. */
export function endStages(testTmp: string, say: (text: string) => void): void {
  for (const file of globSync(join(testTmp, 'stages/*.json'))) {
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: string };
    try {
      execFileSync(join(projectRoot, 'haicap'), ['down', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch (error) {
      say(`./haicap down --data ${data} failed: ${reasonOf(error)}`);
    }
  }
}
