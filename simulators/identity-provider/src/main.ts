import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { GOOD } from './mischief.js';
import { serve } from './serve.js';
import { SimulatedProvider, type Kind } from './simulated-provider.js';

const command = new Command('identity-provider')
  .description('Plays VNeID and the sign-in of a province as OpenID providers on the loopback.')
  .requiredOption('--client-id <id>', 'by which both know their client')
  .requiredOption('--client-secret-file <file>', 'its secret')
  .requiredOption('--redirect-origin <origin>', 'the public origin of the installation')
  .option('--port <port>', 'where it listens; any free one when 0', '0');
const options = command.parse().opts<{ clientId: string; clientSecretFile: string; redirectOrigin: string; port: string }>();

const mischief = { ...GOOD };
const providers = new Map<string, SimulatedProvider>();
const server = serve({ mischief, providers });
await new Promise<void>((resolve) => server.listen(Number(options.port), '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
for (const kind of ['vneid', 'province'] satisfies Kind[]) {
  const provider = new SimulatedProvider({
    kind, origin, mischief, clientId: options.clientId, clientSecret: readFileSync(options.clientSecretFile, 'utf8').trim(),
    redirectUri: `${options.redirectOrigin}/oidc/upstream/${kind}/callback`,
  });
  await provider.rotate();
  providers.set(kind, provider);
}
process.stdout.write(`${JSON.stringify({ listening: origin, issuers: [...providers.values()].map(({ issuer }) => issuer) })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
