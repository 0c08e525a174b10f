import { buildContracts } from '../build/build.ts';
import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { busChecks } from '../doctor/bus-checks.ts';
import { checker } from '../doctor/check.ts';
import type { Check, CheckState } from '../doctor/check.ts';
import { databaseChecks } from '../doctor/database-checks.ts';
import { machineChecks } from '../doctor/machine-checks.ts';
import { processChecks, redisCheck } from '../doctor/process-checks.ts';
import { resolveDataFolder } from '../installation/data-folder.ts';
import { readRunFile } from '../installation/run-file.ts';
import { requireInstallation } from '../installation/running.ts';
import { busPassword } from '../installation/service-environment.ts';
import { loadTopology } from '../installation/topology.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

/** Exit code 7 when a check fails; warnings leave it at 0. */
export async function doctor(flags: { data?: string; json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const dataFolder = resolveDataFolder(flags.data);
  const checks = machineChecks(dataFolder);
  const running = checks.every((check) => check.name !== 'data folder') && supervisorAlive(readRunFile(dataFolder));
  checks.push(...(running ? await installationChecks(flags.data) : [checker('processes').skip('installation', `nothing runs in ${dataFolder}; ./haicap up starts it`)]));
  const failed = checks.filter((check) => check.status === 'FAIL').length;
  const warned = checks.filter((check) => check.status === 'WARN').length;
  if (terminal.json) terminal.document({ ok: failed === 0, data: dataFolder, running, failed, warned, checks });
  else print(terminal, checks, failed, warned);
  return failed === 0 ? EXIT.ok : EXIT.checks;
}

async function installationChecks(data: string | undefined): Promise<Check[]> {
  await buildContracts();
  const [topology, { run, secrets, connections }] = [await loadTopology(), requireInstallation(data)];
  const owners = topology.services.filter((service) => topology.hasDatabase(service));
  const groups = await Promise.all([
    processChecks(run, Date.now()),
    databaseChecks(connections.postgresAdminUrl, owners),
    busChecks(connections.natsUrl, { user: 'bus-keeper', pass: busPassword(secrets, 'bus-keeper') }, topology),
    redisCheck(connections.redisUrl),
  ]);
  return groups.flat();
}

function print(terminal: Terminal, checks: readonly Check[], failed: number, warned: number): void {
  const paint: Record<CheckState, (text: string) => string> = { OK: terminal.green, WARN: terminal.yellow, FAIL: terminal.red, SKIP: terminal.dim };
  let group = '';
  const rows = checks.map((check) => {
    const heading = check.group === group ? '' : check.group;
    group = check.group;
    return [terminal.bold(heading), paint[check.status](check.status), check.name, check.detail + (check.remedy === undefined ? '' : `  ${terminal.yellow(`→ ${check.remedy}`)}`)];
  });
  terminal.say(columns(rows));
  const summary = `${checks.length} checks, ${warned} warnings, ${failed} failures`;
  terminal.say(`\n  ${failed > 0 ? terminal.red(summary) : warned > 0 ? terminal.yellow(summary) : terminal.green(summary)}`);
}
