import { mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AuditFinding } from '@haicap/outbox';
import { exportTables, verifyExport, verifyTables } from '../audit/verify-services.ts';
import type { TrailReport } from '../audit/verify-services.ts';
import { callerFolder } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { loadTopology } from '../installation/topology.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

type Flags = { data?: string; service?: string; offline?: string; key?: string; export?: string; json?: boolean; color?: boolean };

const WHAT: Readonly<Record<AuditFinding['kind'], string>> = {
  changed: 'is not what was sealed', missing: 'was deleted', reordered: 'stands where another row stood', inserted: 'was inserted',
  'cut-off': 'and all after it were cut off', rewritten: 'is of a chain that was written anew', 'checkpoint-broken': 'is stated by a checkpoint that was not signed by this installation',
  unsealed: 'has waited for its seal for more than ten seconds',
};

/** Recomputes every audit trail and names the first row that is not as it was. Exit code 7 when there is one. */
export async function verifyAudit(flags: Flags): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  if (flags.key !== undefined && flags.offline === undefined) throw new CliFailure(EXIT.usage, '--key is for an exported trail', 'name its folder with --offline');
  if (flags.export !== undefined) return await exportTrails(flags, flags.export, terminal);
  const note = (service: string) => terminal.transient(`reading ${service} …`);
  const report = flags.offline === undefined
    ? await verifyTables(requireInstallation(flags.data), await servicesOf(flags.service), note)
    : await verifyExport(resolve(callerFolder, flags.offline), flags.key, note);
  const isSound = report.roots.findings.length === 0 && report.services.every(({ findings }) => findings.length === 0);
  if (terminal.json) terminal.document({ ok: isSound, ...report });
  else print(terminal, report);
  if (flags.offline !== undefined && flags.key === undefined) {
    terminal.say('That key lies in the folder itself: compare it with the keyId that GET /api/v1/audit-roots of the installation names, or check again with --key <keyId>.');
  }
  return isSound ? EXIT.ok : EXIT.checks;
}

async function exportTrails(flags: Flags, given: string, terminal: Terminal): Promise<ExitCode> {
  const folder = resolve(callerFolder, given);
  const known = requireInstallation(flags.data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new CliFailure(EXIT.usage, `${folder} is not empty`, 'name a new folder');
  await exportTables(known, await servicesOf(flags.service), folder);
  if (terminal.json) terminal.document({ ok: true, folder });
  else terminal.say(`Written to ${folder}. Check it anywhere with: ./haicap verify-audit --offline ${folder}`);
  return EXIT.ok;
}

async function servicesOf(wanted: string | undefined): Promise<string[]> {
  const topology = await loadTopology();
  const owners = topology.services.filter((service) => topology.hasDatabase(service));
  if (wanted === undefined) return owners;
  if (!owners.some((owner) => owner === wanted)) throw new CliFailure(EXIT.usage, `${wanted} keeps no audit trail`, `services that do: ${owners.join(', ')}`);
  return [wanted];
}

function print(terminal: Terminal, { keyId, services, roots }: TrailReport): void {
  const { dim, green, red } = terminal;
  terminal.transient('');
  terminal.say(columns([
    ['service', 'rows', 'unsealed', 'checkpoints', 'found'].map(dim),
    ...services.map(({ service, sealed, unsealed, checkpoints, findings }) => [
      service, String(sealed), String(unsealed), String(checkpoints), findings.length === 0 ? green('nothing') : red(String(findings.length)),
    ]),
  ]));
  terminal.say(`\n${roots.roots} daily roots; key ${keyId}`);
  for (const { service, first } of services) if (first !== null) terminal.say(`${red('✗')} ${sentence(service, first)}`);
  for (const { day } of roots.findings.slice(0, 1)) terminal.say(`${red('✗')} the root of ${day} does not fit its signature, its checkpoints or the root before it`);
}

function sentence(service: string, { kind, seq, id, after }: AuditFinding): string {
  const place = kind === 'unsealed' ? `row ${id}` : `row ${seq}${id === undefined ? '' : ` (id ${id})`}`;
  return `${service}: ${place} ${WHAT[kind]}${after === undefined ? '' : `; what was done lies after row ${after}`}`;
}
