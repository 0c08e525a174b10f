import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PortBook } from '../../backing/free-port.ts';
import { preparePostgres } from '../../backing/postgres.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import { SupervisedChild } from '../../supervisor/supervised-child.ts';
import { dataOf, makeScratchFolder, removeScratchFolder } from './scratch-folder.ts';

export const PASSWORD = 'bench';
export type ScratchPostgres = { adminUrl: string; pid: () => number; folder: string; close: () => Promise<void> };

/** A PostgreSQL of its own, as durable as one in use. */
export async function openScratchPostgres(): Promise<ScratchPostgres> {
  const folder = makeScratchFolder();
  const dataFolder = dataOf(folder);
  mkdirSync(dataFolder);
  let postgres: SupervisedChild | undefined;
  const close = async (): Promise<void> => {
    await postgres?.stop();
    removeScratchFolder(folder);
  };
  try {
    const port = await new PortBook({}).take('postgres');
    const { child, adminUrl } = await preparePostgres({ dataFolder, port, password: PASSWORD, source: 'npm', explicitUrl: undefined, durable: true });
    if (child === undefined) throw new CliFailure(EXIT.backing, 'there is no PostgreSQL of our own');
    const server = new SupervisedChild(child, join(folder, 'logs'), () => undefined);
    postgres = server;
    await server.start();
    return { adminUrl, folder, close, pid: () => server.identity?.pid ?? 0 };
  } catch (error) {
    await close();
    throw error;
  }
}
