import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { importBoundaries as contract, RpcInput, RpcReply } from '@haicap/contracts';
import { formatCount, localDateOf } from '@haicap/kernel';
import { problem, PROBLEM_WORDS } from '../boundaries/problems.ts';
import type { Problem } from '../boundaries/problems.ts';
import { FILE_BYTES_MAX, readGeoJson } from '../boundaries/read-geojson.ts';
import type { FileRead, Properties } from '../boundaries/read-geojson.ts';
import { topologyOf } from '../boundaries/topology.ts';
import { callerFolder } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';
import { requestToken } from './token.ts';

type Flags = {
  data?: string; json?: boolean; color?: boolean; dryRun?: boolean; source?: string; validFrom?: string; codeProperty?: string; terrainProperty?: string;
};
type Reply = RpcReply<typeof contract>;
type Request = RpcInput<typeof contract>;
type Drawn = Extract<ReturnType<typeof topologyOf>, { kept: number }>;

const PROBLEMS_SHOWN = 40;
const ANSWER_MS_MAX = 60_000;

/** Checks a file of boundaries, makes a map small enough for a phone of it, and has the registry keep it. Exit code 2 when anything is wrong; then nothing was changed. */
export async function importBoundaries(flags: Flags, file: string): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const { run, secrets, dataFolder } = requireInstallation(flags.data);
  if (!supervisorAlive(run)) throw new CliFailure(EXIT.start, `nothing runs in ${dataFolder}`, 'start it with ./haicap up');
  const read = readFile(resolve(callerFolder, file), { code: flags.codeProperty ?? 'code', terrain: flags.terrainProperty });
  if (read.problems.length > 0) return refuse(terminal, read.problems);
  const made = topologyOf(read.communes);
  if ('problems' in made) return refuse(terminal, made.problems);
  tell(terminal, read.communes.length, made);
  const token = await requestToken(run.port, `quantri.${run.province}`, secrets.localGrantSecret);
  const reply = await send(publicOrigin(run.port), token, {
    validFrom: flags.validFrom ?? localDateOf(new Date()), topology: made.topology, source: flags.source ?? '', dryRun: flags.dryRun === true,
  });
  if (reply.problems.length > 0) return refuse(terminal, reply.problems.map(({ code, unitCode }) => problem(code, unitCode)));
  if (terminal.json) terminal.document({ ok: true, ...reply, verticesKept: made.kept, verticesOf: made.of, islandsLost: made.islandsLost });
  else terminal.say(reply.applied ? `Imported; the map holds from ${reply.validFrom} on.` : 'Nothing is wrong, and nothing was changed (--dry-run).');
  return EXIT.ok;
}

function tell(terminal: Terminal, communes: number, { kept, of, bytes, islandsLost }: Drawn): void {
  terminal.say(`${formatCount(communes)} communes; ${formatCount(kept)} of ${formatCount(of)} inner vertices kept, ${formatCount(bytes)} bytes`);
  if (islandsLost > 0) terminal.say(terminal.yellow(`${formatCount(islandsLost)} islands are too small for a map of this size and were left out; a file that draws them larger keeps them`));
}

function readFile(file: string, properties: Properties): FileRead {
  try {
    const { size } = statSync(file);
    if (size > FILE_BYTES_MAX) return { communes: [], problems: [problem('file-too-large', null, `${size} bytes, at most ${FILE_BYTES_MAX}`)] };
    return readGeoJson(readFileSync(file, 'utf8'), properties);
  } catch (error) {
    return { communes: [], problems: [problem('file-unreadable', null, reasonOf(error))] };
  }
}

async function send(origin: string, token: string, body: Request): Promise<Reply> {
  const response = await fetch(`${origin}/api/v1/boundary-imports`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body), signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  const answer = await response.json() as Reply & { code?: string; title?: string; params?: unknown };
  if (response.ok) return answer;
  throw new CliFailure(response.status < 500 ? EXIT.usage : EXIT.start, `the registry answers ${answer.code ?? response.status}: ${answer.title ?? ''} ${JSON.stringify(answer.params ?? {})}`);
}

function refuse(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  if (terminal.json) {
    terminal.document({ ok: false, applied: false, problems: problems.map((one) => ({ ...one, message: PROBLEM_WORDS[one.code] })) });
    return EXIT.usage;
  }
  terminal.say(columns([
    ['code', 'commune', 'what', 'where'].map(terminal.dim),
    ...problems.slice(0, PROBLEMS_SHOWN).map(({ code, unitCode, detail }) => [terminal.red(code), unitCode ?? '-', PROBLEM_WORDS[code], detail]),
  ]));
  if (problems.length > PROBLEMS_SHOWN) terminal.say(`and ${formatCount(problems.length - PROBLEMS_SHOWN)} more`);
  terminal.say(`\n${formatCount(problems.length)} wrong; nothing was changed.`);
  return EXIT.usage;
}
