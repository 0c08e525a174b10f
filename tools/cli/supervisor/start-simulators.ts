import type { PortBook } from '../backing/free-port.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { paymentSecret, providerSecret } from '../installation/service-environment.ts';
import type { Wiring } from '../installation/service-environment.ts';
import { writeWhole } from '../state/files.ts';
import type { Steps } from '../terminal/steps.ts';
import type { ChildSpec } from './child-spec.ts';
import { identityProviderSpec, paymentSimulatorSpec } from './service-spec.ts';

/** Programs that stand in for foreign systems, and run only when they are asked for. */
export const SIMULATORS = ['payment-simulator', 'identity-provider'] as const;
export type Simulator = (typeof SIMULATORS)[number];

type Starting = { dataFolder: string; wiring: Wiring; book: PortBook; steps: Steps; launch: (spec: ChildSpec) => Promise<void> };

/** Reads a list such as "payment-simulator,identity-provider". */
export function parseSimulators(text: string | undefined): Simulator[] {
  if (text === undefined) return [];
  return [...new Set(text.split(','))].map((word) => {
    const simulator = SIMULATORS.find((known) => known === word.trim());
    if (simulator === undefined) throw new CliFailure(EXIT.usage, `there is no "${word}" to start with`, `give --with ${SIMULATORS.join(' or --with ')}, or both with a comma between`);
    return simulator;
  });
}

/** Before the services, which ask them for nothing yet and are told where they listen. */
export async function startSimulators(wanted: readonly Simulator[], parts: Starting): Promise<void> {
  for (const simulator of SIMULATORS) if (wanted.includes(simulator)) await START[simulator](parts);
}

const START: Record<Simulator, (parts: Starting) => Promise<void>> = {
  'payment-simulator': async ({ dataFolder, wiring, book, steps, launch }) => {
    const { paymentSecret: file } = pathsOf(dataFolder);
    const port = await book.take('payment-simulator');
    writeWhole(file, `${paymentSecret(wiring.secrets)}\n`);
    wiring.paymentUrl = `http://127.0.0.1:${port}/`;
    await steps.run('Payment platform simulator', async () => launch(paymentSimulatorSpec(file, port, wiring.port)));
  },
  'identity-provider': async ({ dataFolder, wiring, book, steps, launch }) => {
    const { providerSecret: file } = pathsOf(dataFolder);
    const port = await book.take('identity-provider');
    writeWhole(file, `${providerSecret(wiring.secrets)}\n`);
    wiring.providerUrl = `http://127.0.0.1:${port}`;
    await steps.run('Identity provider simulator', async () => launch(identityProviderSpec(file, port, wiring.port)));
  },
};
