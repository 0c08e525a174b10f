import { localDateOf, type Clock } from '@haicap/kernel';
import type { Witness } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import { counts } from '../account-access/account-access.js';
import { claimsOf, mayHoldToken } from '../account/account.js';
import type { FindAccount } from '../account/find-account.js';
import type { RecordSignIn } from '../account/record-sign-in.js';
import type { Config } from '../config.js';
import type { ServiceClients } from './client-credentials.js';
import { listenAsIssuer, type IssuerListener } from './issuer-listener.js';
import { LOCAL_GRANT } from './local-grant.js';
import { openIssuer } from './open-issuer.js';
import type { ProveSecondFactor } from '../second-factor/prove-second-factor.js';
import { SecondFactorStep } from '../second-factor/second-factor-step.js';
import type { SignInUpstream } from '../upstream/sign-in-upstream.js';
import { RelyingParty } from '../upstream/relying-party.js';
import { redirectUriOf, VisitProvider } from '../upstream/visit-provider.js';
import type { OidcRecordStore } from './oidc-record.store.js';
import { SignIn } from './sign-in.js';
import { SignInSteps } from './sign-in-progress.js';

export interface IssuerParts {
  readonly config: Pick<Config, 'issuer' | 'upstreamProviders' | 'webClientSecret' | 'httpPort' | 'httpHost' | 'drainMs' | 'oidcSigningKey' | 'cookieKey' | 'profile' | 'localGrantSecret'>;
  readonly accounts: FindAccount;
  readonly recordSignIn: Pick<RecordSignIn, 'run'>;
  readonly signInUpstream: SignInUpstream;
  readonly proving: ProveSecondFactor;
  readonly records: OidcRecordStore;
  readonly serviceClients: ServiceClients;
  /** Told of whoever was not let in, and by which client; repetitions are summed up there. */
  readonly witness: Pick<Witness, 'denied'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Opens the issuer on its internal listener. Demo accounts can be used in the profile `local` and nowhere else. */
export async function startIssuer({ config, accounts, recordSignIn, signInUpstream, proving, records, serviceClients, witness, clock, logger }: IssuerParts): Promise<IssuerListener> {
  const { origin, pathname: mountPath } = new URL(config.issuer);
  const isLocal = config.profile === 'local';
  const findDemo = (login: string) => accounts.demoByLogin(login, localDateOf(clock.now()));
  const signInDemo = async (login: string) => {
    const accountId = await findDemo(login);
    if (accountId !== undefined) await recordSignIn.run(accountId, { way: 'local-grant' });
    return accountId;
  };
  const provider = openIssuer({
    issuer: config.issuer, signingKey: config.oidcSigningKey, cookieKey: config.cookieKey, webClientSecret: config.webClientSecret, adapter: records.adapter, serviceClients,
    claims: async (accountId, sinceS) => {
      const account = await accounts.byId(accountId);
      const today = localDateOf(clock.now());
      const isValid = account && mayHoldToken(account, today) && (sinceS === undefined || counts(account, sinceS));
      return isValid ? claimsOf(account, today) : undefined;
    },
    ...(isLocal && config.localGrantSecret !== undefined ? { localGrant: { secret: config.localGrantSecret, signInDemo } } : {}),
  });
  provider.on('grant.error', ({ oidc }) => {
    const clientId = oidc?.client?.clientId;
    witness.denied(`token ${grantIn(oidc?.params)}`, clientId === undefined ? null : { accountId: clientId, kind: 'client', posts: [] }, 'TOKEN_INVALID');
  });
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'the issuer failed'));
  const demo = { findDemo, suggestLogins: (limit: number) => accounts.suggestDemoLogins(limit) };
  const steps = new SignInSteps(records, mountPath, origin);
  const parties = new Map(config.upstreamProviders.map((one) => [one.id, new RelyingParty(one, redirectUriOf(config.issuer, one.id))]));
  const visits = new VisitProvider({ parties, signIn: signInUpstream, steps, logger, refused: (id) => witness.denied(`sign-in ${id}`, null, 'TOKEN_INVALID') });
  const signIn = new SignIn({
    provider, mountPath, origin, steps, visits, record: (accountId, how) => recordSignIn.run(accountId, how), secondFactor: new SecondFactorStep(proving, steps), ...(isLocal ? { demo } : {}),
  });
  return listenAsIssuer({
    provider, signIn, mountPath, port: config.httpPort, host: config.httpHost, drainMs: config.drainMs,
    onFault: (error) => logger.error({ err: error }, 'a sign-in request failed'),
  });
}

const GRANTS = ['authorization_code', 'refresh_token', 'client_credentials', LOCAL_GRANT];

/** The grant that was asked for, by a name of ours: what a caller writes there may be anything. */
function grantIn(params: Readonly<Record<string, unknown>> | undefined): string {
  return GRANTS.find((grant) => grant === params?.['grant_type']) ?? 'other';
}
