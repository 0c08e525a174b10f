import { wait } from '../nemesis/fault.ts';
import type { Stage } from '../stage/stage.ts';
import type { Command, Told } from '../workload/client.ts';
import type { Workload } from '../workload/workload.ts';
import { receiptsIn } from './receipts-in.ts';
import type { Scenario } from './run-scenario.ts';

/** R06. */
const RECEIPTS = 200;
const CUTS_MAX_MS = 240_000;
const ANSWERED_MAX_MS = 60_000;
const TRIES = 20;

type Answered = { command: Command; told: Told };

/** R06: two hundred receipts lose their connection after the server got COMMIT; each of their keys answers the same for ever. */
export const commitsCut: Scenario = {
  name: 'commits-cut',
  wholeStream: true,
  act: async ({ nemesis, workload, say, problem }) => {
    const answered = firstAnswers(workload);
    const hit = new Set<string>();
    await nemesis.inject({ name: 'cut at COMMIT of receipts', target: 'dossier–postgres', run: (stage) => cutReceipts(stage, hit) }, 0);
    if (hit.size < RECEIPTS) problem(`only ${hit.size} receipts were cut at COMMIT`);
    for (const endMs = performance.now() + ANSWERED_MAX_MS; ![...hit].every((key) => answered.has(key)) && performance.now() < endMs;) await wait(200);
    let equal = 0;
    for (const key of hit) {
      const complaint = await complaintAbout(workload, answered.get(key));
      if (complaint === undefined) equal += 1;
      else say(`${key}: ${complaint}`);
    }
    say(`${equal} of ${hit.size} keys of cut receipts answered the same again`);
    if (equal < hit.size) problem(`${hit.size - equal} keys of cut receipts did not answer the same again`);
  },
};

/** What the writers were told for certain first, by key. */
function firstAnswers(workload: Workload): ReadonlyMap<string, Answered> {
  const answers = new Map<string, Answered>();
  workload.onAnswer((command, told) => {
    if (command.op === 'receive' && told.outcome.type === 'ok' && !answers.has(command.key)) answers.set(command.key, { command, told });
  });
  return answers;
}

/** Every receipt once, until there were enough; a batch has several. */
async function cutReceipts(stage: Stage, hit: Set<string>): Promise<void> {
  const proxy = stage.links.of('dossier', 'postgres');
  proxy.cutAtCommit((sent) => {
    const receipts = hit.size < RECEIPTS ? receiptsIn(sent).filter((key) => !hit.has(key)) : [];
    for (const key of receipts) hit.add(key);
    return receipts.length > 0;
  });
  for (const endMs = performance.now() + CUTS_MAX_MS; hit.size < RECEIPTS && performance.now() < endMs;) await wait(200);
  proxy.cutAtCommit(undefined);
}

async function complaintAbout(workload: Workload, first: Answered | undefined): Promise<string | undefined> {
  if (first === undefined) return 'its writer never got an answer';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const again = await workload.again(first.command);
    if (again?.outcome.type === 'ok' || again?.outcome.type === 'fail') {
      const [before, now] = [JSON.stringify(first.told.outcome), JSON.stringify(again.outcome)];
      return before === now ? undefined : `was answered ${before} and then ${now}`;
    }
    await wait(500);
  }
  return 'did not answer any more';
}
