import { Command } from 'commander';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { Platform } from './platform.js';
import { serve } from './serve.js';

const command = new Command('payment-platform')
  .description('Plays the payment platform of the portal, message set 1.0.6, on the loopback.')
  .requiredOption('--secret-file <file>', 'the key of the sums, shared with the partner')
  .option('--port <port>', 'where it listens; any free one when 0', '0')
  .option('--callback-url <url>', 'where the partner is told of payments');
const options = command.parse().opts<{ secretFile: string; port: string; callbackUrl?: string }>();

let origin = '';
const platform = new Platform({
  secret: readFileSync(options.secretFile, 'utf8').trim(), origin: () => origin, callbackUrl: options.callbackUrl ?? null, now: () => new Date(),
});
const server = serve(platform);
server.listen(Number(options.port), '127.0.0.1', () => {
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${JSON.stringify({ listening: origin })}\n`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => server.close(() => process.exit(0)));
