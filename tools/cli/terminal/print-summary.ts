import type { Summary } from '../supervisor/summary.ts';
import { columns, seconds } from './table.ts';
import type { Terminal } from './terminal.ts';

const URL_NAMES: Record<string, string> = {
  citizens: 'Citizens', officers: 'Officers', province: 'The province today', tracking: 'Track a dossier', api: 'HTTP API', openapi: 'OpenAPI 3.1', issuer: 'Token issuer',
};
const COMMAND_NAMES: Record<string, string> = { token: 'A token', status: 'Status', doctor: 'Health check', logs: 'Logs', stop: 'Stop' };

export function printSummary(terminal: Terminal, summary: Summary, detached: boolean): void {
  const { bold, dim, cyan, green } = terminal;
  const heading = (text: string): void => terminal.say(`\n  ${bold(text)}`);
  terminal.say(`\n  ${green('●')} ${bold(`${summary.province.name} (${summary.province.code}) is up`)} ${dim(`after ${seconds(summary.timings.firstReadyMs)}`)}`);
  heading('Open');
  terminal.say(columns(Object.entries(summary.urls).map(([name, url]) => [URL_NAMES[name] ?? name, cyan(url)]), '    '));
  heading('Demo accounts');
  terminal.say(columns(summary.accounts.map(({ role, login }) => [role, bold(login)]), '    '));
  heading('Backing services');
  terminal.say(columns(summary.backing.map(({ name, version, which, why }) => [name, version, which, dim(why)]), '    '));
  heading('Commands');
  const commands = Object.entries(summary.commands).map(([name, command]) => [COMMAND_NAMES[name] ?? name, command]);
  terminal.say(columns(detached ? commands : [...commands.filter(([name]) => name !== COMMAND_NAMES['stop']), ['Stop', 'Ctrl-C here']], '    '));
  terminal.say();
}
