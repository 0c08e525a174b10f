import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { brokerStoreBytes, busUsers } from '@haicap/contracts';
import type { ServiceName } from '@haicap/contracts';
import { connectBus } from '@haicap/messaging';
import type { Bus } from '@haicap/messaging';
import { createLogger } from '@haicap/service-kit';
import { PortBook } from '../../backing/free-port.ts';
import { prepareNats } from '../../backing/nats.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import { SupervisedChild } from '../../supervisor/supervised-child.ts';
import { dataOf, makeScratchFolder, removeScratchFolder } from './scratch-folder.ts';

const PASSWORD = 'bench';
export type BusAddress = { url: string; password: string };
export type ScratchBroker = BusAddress & { pid: () => number; folder: string; connect: (service: ServiceName) => Promise<Bus>; close: () => Promise<void> };

/** A nats-server of its own with its file store, users and permissions as in an installation. */
export async function openScratchBroker(): Promise<ScratchBroker> {
  const folder = makeScratchFolder();
  const book = new PortBook({});
  const dataFolder = dataOf(folder);
  mkdirSync(dataFolder);
  const buses: Bus[] = [];
  let server: SupervisedChild | undefined;
  const close = async (): Promise<void> => {
    for (const bus of buses) await bus.drain();
    await server?.stop();
    removeScratchFolder(folder);
  };
  try {
    const { child, adminUrl: url } = await prepareNats({
      dataFolder, port: await book.take('nats'), monitorPort: await book.take('nats-monitor'), province: '38', storeBytes: brokerStoreBytes(), explicitUrl: undefined,
      users: busUsers().map((user) => ({ ...user, password: PASSWORD })),
    });
    if (child === undefined) throw new CliFailure(EXIT.backing, 'there is no nats-server of our own');
    const running = new SupervisedChild(child, join(folder, 'logs'), () => undefined);
    server = running;
    await running.start();
    const connect = async (service: ServiceName): Promise<Bus> => {
      const bus = await connectAs(service, { url, password: PASSWORD });
      buses.push(bus);
      return bus;
    };
    return { url, password: PASSWORD, folder, connect, close, pid: () => running.identity?.pid ?? 0 };
  } catch (error) {
    await close();
    throw error;
  }
}

export async function connectAs(service: ServiceName, { url, password }: BusAddress): Promise<Bus> {
  return await connectBus({ url, user: service, password, service, logger: createLogger({ service, level: 'silent' }), onClosed: () => undefined });
}
