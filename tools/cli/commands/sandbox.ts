import { EXIT, CliFailure } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { makeSandbox } from '../sandbox/make-sandbox.ts';
import type { Sandbox } from '../sandbox/make-sandbox.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { Terminal } from '../terminal/terminal.ts';
import { requestToken } from './token.ts';

/** A program of your own in the running installation, and data to play with. Each run makes another one. */
export async function sandbox(flags: { data?: string; json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const { run, secrets, dataFolder } = requireInstallation(flags.data);
  if (!supervisorAlive(run)) throw new CliFailure(EXIT.start, `nothing runs in ${dataFolder}`, 'start it with ./haicap up');
  const made = await makeSandbox(publicOrigin(run.port), await requestToken(run.port, `quantri.${run.province}`, secrets.localGrantSecret));
  if (flags.json === true) terminal.document({ ...made, curl: curlLines(made) });
  else for (const line of words(made)) terminal.say(line);
  return EXIT.ok;
}

function words(made: Sandbox): string[] {
  return [
    `Base URL       ${made.baseUrl}`,
    `Client id      ${made.clientId}`,
    `Client secret  ${made.clientSecret}   (shown once)`,
    `Scopes         ${made.scopes.join(' ')}`,
    ...made.units.map(({ unitId, name }) => `Unit           ${unitId}  ${name}`),
    ...made.procedures.map(({ code, name, components }) => `Procedure      ${code}  ${name} (components: ${components.join(', ')})`),
    ...made.dossiers.map(({ dossierId, code }) => `Dossier        ${dossierId}  ${code}`),
    '', 'Try:', ...curlLines(made), '', 'Next: docs/integrators.md',
  ];
}

/** Lines that can be copied into a shell as they are. */
export function curlLines({ baseUrl, clientId, clientSecret, units, procedures, dossiers }: Sandbox): string[] {
  const [unit, procedure, dossier] = [units[0], procedures[0], dossiers[0]];
  const body = JSON.stringify({
    procedureCode: procedure?.code, receivingUnitId: unit?.unitId, applicant: { fullName: 'Nguyễn Văn Thử' }, components: procedure?.components.map((code) => ({ code, originals: 1, copies: 0 })),
  });
  const token = '-H "authorization: Bearer $TOKEN"';
  return [
    `TOKEN=$(curl -s -u '${clientId}:${clientSecret}' -d grant_type=client_credentials ${baseUrl}/oidc/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -s ${token} ${baseUrl}/api/v1/dossiers/${dossier?.dossierId}`,
    `curl -s ${token} -H 'content-type: application/json' -H "idempotency-key: $(date +%s%N)" -d '${body}' ${baseUrl}/api/v1/dossiers`,
    `curl -s ${token} -H 'content-type: application/json' -H "idempotency-key: $(date +%s%N)" -d '{"url":"http://localhost:9000/webhook"}' ${baseUrl}/api/v1/webhook-subscriptions`,
  ];
}
