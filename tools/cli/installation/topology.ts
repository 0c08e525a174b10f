import type { BusPermissions, NamedBusUser, ServiceName } from '@haicap/contracts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';

export type { ServiceName } from '@haicap/contracts';
export type Topology = {
  services: readonly ServiceName[];
  hasDatabase: (service: ServiceName) => boolean;
  permissions: (service: ServiceName) => BusPermissions;
  /** Every bus user, some services with two. */
  busUsers: () => NamedBusUser[];
  /** Services with facts of their own. */
  owners: () => ServiceName[];
  streams: () => { name: string; subjects: readonly string[] }[];
  brokerStoreBytes: () => number;
  durables: () => { stream: string; name: string }[];
};

/** Loaded late: in a clean clone libs/contracts is not built before the build step of `up`. */
export async function loadTopology(): Promise<Topology> {
  try {
    const contracts = await import('@haicap/contracts');
    return {
      services: contracts.SERVICE_NAMES,
      hasDatabase: (service) => contracts.TOPOLOGY[service].database,
      permissions: contracts.busPermissions,
      busUsers: contracts.busUsers,
      owners: () => contracts.streams().map(({ service }) => service),
      streams: contracts.streams,
      brokerStoreBytes: contracts.brokerStoreBytes,
      durables: contracts.durables,
    };
  } catch (error) {
    throw new CliFailure(EXIT.start, `libs/contracts cannot be loaded (${reasonOf(error)})`, 'build it: npx tsc -b libs/contracts');
  }
}

/** The name of a service inside PostgreSQL, where a hyphen would need quotes everywhere. */
export function databaseWord(service: string): string {
  return service.replaceAll('-', '_');
}
