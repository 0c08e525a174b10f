import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { callerFolder } from '../config.ts';
import { withClient } from '../database/apply-plan.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import type { Known } from '../installation/running.ts';
import { databaseUrl } from '../installation/service-environment.ts';
import { loadTopology } from '../installation/topology.ts';
import { countAged } from '../retention/count-aged.ts';
import type { AgedCount } from '../retention/count-aged.ts';
import { agedOf, DATA_KINDS } from '../retention/kinds.ts';
import { defaultRules, RulesRefused, rulesOfProvince } from '../retention/rules.ts';
import type { RetentionRule } from '../retention/rules.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

type Flags = { data?: string; rules?: string; json?: boolean; color?: boolean };
type Told = RetentionRule & { upkeep: string | null; counts: AgedCount[] };

/** A province puts what it decided here. */
export const OWN_RULES = 'retention-rules.json';

/** Says rule by rule what is kept, what goes and what would go today. It takes nothing away itself. */
export async function retention(flags: Flags): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const known = requireInstallation(flags.data);
  const rules = rulesFor(known, flags.rules);
  const topology = await loadTopology();
  const services = topology.services.filter((service) => topology.hasDatabase(service));
  const told: Told[] = [];
  for (const rule of rules) {
    terminal.transient(`looking at ${rule.kind} …`);
    told.push({ ...rule, upkeep: DATA_KINDS[rule.kind]?.upkeep ?? null, counts: await countsOf(known, rule, services) });
  }
  terminal.transient('');
  if (terminal.json) terminal.document({ ok: true, rules: told });
  else print(terminal, told);
  return EXIT.ok;
}

function rulesFor(known: Known, named: string | undefined): readonly RetentionRule[] {
  const file = named === undefined ? join(known.dataFolder, OWN_RULES) : resolve(callerFolder, named);
  if (named === undefined && !existsSync(file)) return defaultRules();
  try {
    return rulesOfProvince(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliFailure(EXIT.usage, `${file}: ${reasonOf(error)}`, error instanceof RulesRefused ? 'begin with a copy of tools/cli/retention/retention-rules.json and keep only the rules you decide' : 'name a file that can be read');
  }
}

async function countsOf(known: Known, { kind, afterDays }: RetentionRule, services: readonly string[]): Promise<AgedCount[]> {
  if (afterDays === null) return [];
  const counts: AgedCount[] = [];
  for (const aged of agedOf(kind, services)) {
    const url = databaseUrl({ postgresAdminUrl: known.connections.postgresAdminUrl, secrets: known.secrets }, aged.service, 'owner');
    try {
      counts.push(await withClient(url, (client) => countAged(client, aged, afterDays, new Date())));
    } catch (error) {
      throw new CliFailure(EXIT.backing, `${aged.service} cannot be read: ${reasonOf(error)}`, `its PostgreSQL has to run: ./haicap up --data ${known.dataFolder}`);
    }
  }
  return counts;
}

const WHO: Readonly<Record<RetentionRule['decided'], string>> = { law: 'law', platform: 'platform', province: 'province', open: 'to be decided' };

function print(terminal: Terminal, told: readonly Told[]): void {
  const { bold, dim } = terminal;
  for (const { kind, title, action, afterDays, decided, basis, upkeep, counts } of told) {
    terminal.say(`${bold(kind)} · ${title}`);
    terminal.say(`  ${action}${afterDays === null ? '' : afterDays === 0 ? ' at its own end' : ` after ${afterDays} days`} ${dim(`(${WHO[decided]})`)}${upkeep === null ? '' : dim(` · taken away by ${upkeep}`)}`);
    terminal.say(dim(`  ${basis}`));
    const found = counts.filter(({ rows }) => rows !== 0);
    if (found.length > 0) terminal.say(columns(found.map(({ service, table, before, rows, more }) => [`${service}.${table}`, rows === null ? 'not counted within five seconds' : `${more ? 'more than ' : ''}${rows} rows`, `older than ${before}`]), '    '));
  }
  const open = told.filter(({ decided }) => decided === 'open');
  terminal.say(`\n${open.length} kinds of data wait for a decision of the province; until then they are kept. Nothing was taken away by this command.`);
}
