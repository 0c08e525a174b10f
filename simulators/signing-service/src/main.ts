import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { Authority } from './authority.js';
import { serve } from './serve.js';
import { SigningService } from './signing-service.js';

const command = new Command('signing-service')
  .description('Plays a remote signing service (Cloud Signature Consortium API v2) on the loopback.')
  .requiredOption('--folder <folder>', 'where it makes its keys')
  .requiredOption('--token <token>', 'by which it knows its client')
  .option('--port <port>', 'where it listens; any free one when 0', '0');
const { folder, token, port } = command.parse().opts<{ folder: string; token: string; port: string }>();

const authority = new Authority(folder, 'trusted');
const server = serve(new SigningService(authority, new Authority(folder, 'stranger')), token);
server.listen(Number(port), '127.0.0.1', () => {
  const { port: listening } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${listening}`, root: authority.rootPath })}\n`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
