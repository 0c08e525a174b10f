import { followers, replayLetters } from '../dead-letters/replay.ts';
import type { Letter } from '../dead-letters/replay.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

// A service looks every five seconds; a few hundred letters take some rounds.
const WAIT_MS = 60_000;
const ERROR_SHOWN = 160;

/** Has services apply what they had set aside, each fact as its owner has it now. Exit code 7 when something is still open. */
export async function replayDeadLetters(flags: { data?: string; json?: boolean; color?: boolean }, service: string | undefined): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  if (service !== undefined && !followers().includes(service)) {
    throw new CliFailure(EXIT.usage, `${service} follows no other service`, `services with dead letters can be ${followers().join(', ')}`);
  }
  const { dataFolder, connections } = requireInstallation(flags.data);
  const asked = service === undefined ? followers() : [service];
  const answers = await Promise.allSettled(asked.map((one) => replayLetters({
    adminUrl: connections.postgresAdminUrl, service: one, waitMs: WAIT_MS,
    onAsked: (open) => { if (open > 0) terminal.say(`${one}: ${open} open, asked for`); },
  })));
  const letters = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const unanswered = asked.flatMap((one, index) => {
    const answer = answers[index];
    return answer?.status === 'rejected' ? [{ service: one, reason: reasonOf(answer.reason) }] : [];
  });
  const isDone = unanswered.length === 0 && letters.every(({ state }) => state === 'applied');
  if (terminal.json) {
    terminal.document({ ok: isDone, letters, unanswered });
    return unanswered.length > 0 ? EXIT.backing : exitOf(isDone);
  }
  // What the others answered is shown first.
  if (letters.length > 0 || unanswered.length === 0) print(terminal, letters);
  const [first] = unanswered;
  if (first !== undefined) throw new CliFailure(EXIT.backing, `the database of ${first.service} cannot be asked: ${first.reason}`, `it runs while the installation in ${dataFolder} runs: ./haicap up`);
  return exitOf(isDone);
}

const exitOf = (isDone: boolean): ExitCode => (isDone ? EXIT.ok : EXIT.checks);

function print(terminal: Terminal, letters: readonly Letter[]): void {
  if (letters.length === 0) return terminal.say('No dead letter is open.');
  const { dim, green, red, yellow } = terminal;
  const style = { applied: green, failed: red, waiting: yellow };
  terminal.say(columns([
    ['service', 'of', 'aggregate', 'version', 'now', 'why'].map(dim),
    ...letters.map(({ service, source, aggregateId, version, state, error }) => [
      service, source, aggregateId ?? '-', String(version ?? '-'), style[state](state), state === 'applied' ? '' : error.slice(0, ERROR_SHOWN),
    ]),
  ]));
  const left = (wanted: Letter['state']) => letters.filter(({ state }) => state === wanted).length;
  if (left('failed') > 0) terminal.say(`\n${left('failed')} failed again and stay open; "why" is the reason of now. See docs/runbooks/DeadLetters.md.`);
  if (left('waiting') > 0) terminal.say(`\n${left('waiting')} were not taken up within ${WAIT_MS / 1000} s and are once their service runs and has caught up: ./haicap status`);
}
