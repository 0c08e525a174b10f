import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, projectRoot } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { PROVIDER_CLIENT, publicOrigin } from '../installation/service-environment.ts';
import type { ChildSpec } from './child-spec.ts';

/** A service drains in at most 35 s; five more before it is killed. */
const DRAIN_MS = 40_000;

export function serviceSpec(service: string, env: Record<string, string>, healthPort: number): ChildSpec {
  const entry = join(projectRoot, 'services', service, 'dist/main.js');
  requireBuilt(entry);
  return {
    name: service,
    command: process.execPath,
    args: ['--enable-source-maps', entry],
    env,
    cwd: projectRoot,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: DRAIN_MS,
    // registry loads the units of the whole country at its first start.
    readyTimeoutMs: 180_000, failureExit: EXIT.start,
    check: () => readiness(healthPort),
  };
}

/** A program beside the installation. It has no health listener: one that is alive is at work. */
function simulatorSpec(name: string, folder: string, args: readonly string[]): ChildSpec {
  const entry = join(projectRoot, 'simulators', folder, 'dist/main.js');
  requireBuilt(entry);
  return {
    name,
    command: process.execPath,
    args: [entry, ...args],
    env: childEnvironment({ NODE_ENV: 'production' }),
    cwd: projectRoot,
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
    readyTimeoutMs: 10_000, failureExit: EXIT.start,
    check: async () => undefined,
  };
}

export function trickleSpec(dataFolder: string, port: number): ChildSpec {
  return simulatorSpec('trickle', 'trickle', [
    '--url', publicOrigin(port), '--secret-file', pathsOf(dataFolder).localGrant, '--seed', '1', '--per-minute', '6', '--max-open', '2000',
  ]);
}

export function paymentSimulatorSpec(secretFile: string, port: number, gatewayPort: number): ChildSpec {
  const callback = `${publicOrigin(gatewayPort)}/api/v1/payment-callbacks`;
  return simulatorSpec('payment-simulator', 'payment-platform', ['--secret-file', secretFile, '--port', String(port), '--callback-url', callback]);
}

export function identityProviderSpec(secretFile: string, port: number, gatewayPort: number): ChildSpec {
  return simulatorSpec('identity-provider', 'identity-provider', [
    '--client-id', PROVIDER_CLIENT, '--client-secret-file', secretFile, '--redirect-origin', publicOrigin(gatewayPort), '--port', String(port),
  ]);
}

/** undefined when /readyz answers 200, otherwise what it says is missing. */
export async function readiness(healthPort: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${healthPort}/readyz`, { signal: AbortSignal.timeout(3000) });
    const body = (await response.text()).slice(0, 300);
    return response.ok ? undefined : `/readyz says ${response.status} ${body}`;
  } catch {
    return 'its health listener does not answer';
  }
}

function requireBuilt(entry: string): void {
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `${entry} does not exist after the build`, 'build it: npx tsc -b');
}
