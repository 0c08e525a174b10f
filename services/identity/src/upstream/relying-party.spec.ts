import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RelyingParty, UpstreamFault } from './relying-party.js';

let server: Server;
let origin: string;
/** What the provider says of itself. */
let metadata: (own: string) => Record<string, unknown>;
beforeAll(async () => {
  server = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(metadata(`${origin}/vneid`))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const party = () => new RelyingParty({
  id: 'vneid', kind: 'vneid', name: 'VNeID', issuer: `${origin}/vneid`, clientId: 'haicap', clientSecret: 's'.repeat(32), minimumAssurance: 2, loginClaim: 'login', idTokenAlgorithm: 'RS256',
}, 'http://localhost:8080/oidc/upstream/vneid/callback');
const describedBy = (own: string, issuer = own) => ({ issuer, authorization_endpoint: `${own}/auth`, token_endpoint: `${own}/token`, jwks_uri: `${own}/jwks`, response_types_supported: ['code'] });

describe('what a provider says of itself', () => {
  it('leads to its sign-in where it calls itself as the settings call it', async () => {
    metadata = (own) => describedBy(own);

    const { url, visit } = await party().begin();

    expect([url.href.split('?')[0], url.searchParams.get('code_challenge_method'), url.searchParams.get('state'), url.searchParams.get('nonce')]).toEqual([`${origin}/vneid/auth`, 'S256', visit.state, visit.nonce]);
  });

  it.each([
    ['another one', (own: string) => describedBy(own, 'https://vneid.example.vn')], ['itself with a slash behind', (own: string) => describedBy(own, `${own}/`)],
    ['itself in capitals', (own: string) => describedBy(own, own.toUpperCase())], ['nothing', (own: string) => ({ ...describedBy(own), issuer: undefined })], ['without keys', (own: string) => ({ ...describedBy(own), jwks_uri: undefined })],
  ])('is not believed where it calls itself %s, and is asked again', async (_what, lie) => {
    metadata = lie;
    const asked = party();
    await expect(asked.begin()).rejects.toMatchObject({ name: UpstreamFault.name, refusal: 'answer-invalid' });

    metadata = (own) => describedBy(own);
    expect((await asked.begin()).url.origin).toBe(origin);
  });
});
