import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';

/** Prints an access token and nothing else, for `curl -H "authorization: Bearer $(./haicap token …)"`. */
export async function token(flags: { data?: string }, account: string): Promise<ExitCode> {
  const { run, secrets, dataFolder } = requireInstallation(flags.data);
  if (!supervisorAlive(run)) throw new CliFailure(EXIT.start, `nothing runs in ${dataFolder}`, 'start it with ./haicap up');
  process.stdout.write(`${await requestToken(run.port, account, secrets.localGrantSecret)}\n`);
  return EXIT.ok;
}

/** The grant exists only in the profile `local` and needs the secret in the data folder. */
export async function requestToken(port: number, account: string, secret: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', account, secret });
  let response;
  try {
    response = await fetch(`${publicOrigin(port)}/oidc/token`, { method: 'POST', body, signal: AbortSignal.timeout(15_000) });
  } catch (error) {
    throw new CliFailure(EXIT.start, `the gateway at ${publicOrigin(port)} does not answer (${reasonOf(error)})`, 'see ./haicap status');
  }
  const answer = await response.json().catch(() => ({})) as { access_token?: string; error?: string; error_description?: string };
  if (response.ok && answer.access_token !== undefined) return answer.access_token;
  throw new CliFailure(EXIT.usage, `no token for "${account}": ${answer.error_description ?? answer.error ?? `the issuer answers ${response.status}`}`,
    'the accounts are listed at the end of ./haicap up, for example motcua.14797');
}
