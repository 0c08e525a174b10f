import { randomBytes } from 'node:crypto';
import type { TokenClaims } from '@haicap/contracts';
import Provider, { type Adapter, type AdapterFactory } from 'oidc-provider';

/** What the issuer asks about programs. */
export interface ServiceClients {
  find(clientId: string): Promise<{ readonly name: string } | undefined>;
  verify(clientId: string, secret: string): Promise<boolean>;
  claims(clientId: string, askedScopes: ReadonlySet<string>): Promise<Omit<TokenClaims, 'sub'> | undefined>;
}

// The provider wants a secret of every client. Ours are kept as digests, so it gets one that nobody knows, and comparing is replaced.
const NOBODYS_SECRET = randomBytes(32).toString('base64url');
const SERVICE_CLIENT = 'haicap_service_client';

/** Client metadata that only our own programs carry. */
export const EXTRA_CLIENT_METADATA = { properties: [SERVICE_CLIENT] };

/** Where the provider finds clients that are not its own: programs, as they are in the database at that moment. */
export function withServiceClients(records: AdapterFactory, clients: ServiceClients): AdapterFactory {
  return (model) => {
    const adapter = records(model) as Adapter;
    if (model !== 'Client') return adapter;
    return {
      ...adapter,
      find: async (clientId) => {
        const client = await clients.find(clientId);
        return client && {
          client_id: clientId, client_name: client.name, client_secret: NOBODYS_SECRET, token_endpoint_auth_method: 'client_secret_basic',
          grant_types: ['client_credentials'], response_types: [], redirect_uris: [], [SERVICE_CLIENT]: true,
        };
      },
    };
  };
}

interface ComparingClient {
  readonly clientId: string;
  readonly [SERVICE_CLIENT]?: boolean;
  compareClientSecret(secret: string): boolean | Promise<boolean>;
}

/** Makes the provider compare the secret of a program with the digests we keep. */
export function compareByDigest(provider: Provider, clients: ServiceClients): void {
  const prototype = provider.Client.prototype as unknown as ComparingClient;
  const compareOwn = prototype.compareClientSecret;
  prototype.compareClientSecret = function compareClientSecret(secret) {
    return this[SERVICE_CLIENT] === true ? clients.verify(this.clientId, secret) : compareOwn.call(this, secret);
  };
}
