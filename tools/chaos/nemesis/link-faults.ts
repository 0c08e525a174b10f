import type { FaultProxy } from '@haicap/testing';
import type { Backend } from '../stage/links.ts';
import { healLink } from '../stage/links.ts';
import { wait } from './fault.ts';
import type { Fault } from './fault.ts';

export type LinkName = readonly [service: string, backend: Backend];
export const LINKS: readonly LinkName[] = [
  ['dossier', 'postgres'], ['dossier', 'nats'], ['reporting', 'postgres'], ['reporting', 'nats'], ['registry', 'postgres'], ['registry', 'nats'],
  ['identity', 'postgres'], ['identity', 'nats'], ['gateway', 'nats'], ['gateway', 'redis'], ['bus-keeper', 'nats'],
  ['files', 'postgres'], ['files', 'nats'], ['portal-adapter', 'postgres'], ['portal-adapter', 'nats'], ['webhook', 'postgres'], ['webhook', 'nats'],
];
/** A link to the broker is the gateway's link to the services, too. */
const DELAY_MS = 200;

const linkFault = (name: string, [service, backend]: LinkName, on: (proxy: FaultProxy) => void): Fault => ({
  name, target: `${service}–${backend}`,
  run: async (stage, forMs) => {
    const proxy = stage.links.of(service, backend);
    on(proxy);
    await wait(forMs);
    healLink(proxy);
  },
});

/** Once, and new connections are taken at once. */
const cut = ([service, backend]: LinkName): Fault => ({ name: 'cut', target: `${service}–${backend}`, run: async (stage) => stage.links.of(service, backend).cut() });

/** The server gets COMMIT and the client gets nothing: the outcome is unknown. */
export const cutAtCommit = (service: string): Fault => ({
  name: 'cut at COMMIT', target: `${service}–postgres`,
  run: async (stage, forMs) => {
    const proxy = stage.links.of(service, 'postgres');
    proxy.cutAfterPattern(/COMMIT/, 20);
    await wait(forMs);
    proxy.cutAfterPattern(/COMMIT/, 0);
  },
});

export const LINK_FAULTS: readonly Fault[] = [
  ...LINKS.flatMap((link) => [
    cut(link),
    linkFault('refused', link, (proxy) => proxy.close()),
    linkFault('half-open', link, (proxy) => proxy.blackhole(true)),
    linkFault('deaf', link, (proxy) => proxy.blackhole(true, 'to-client')),
    linkFault('mute', link, (proxy) => proxy.blackhole(true, 'to-server')),
    linkFault('slow', link, (proxy) => proxy.delay(DELAY_MS)),
  ]),
  cutAtCommit('dossier'), cutAtCommit('reporting'),
];
