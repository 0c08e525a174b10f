import { faultProxy } from '@haicap/testing';
import type { FaultProxy } from '@haicap/testing';
import type { Wiring } from '../../cli/installation/service-environment.ts';

export type Backend = 'postgres' | 'nats' | 'redis';
export type Link = { service: string; backend: Backend; proxy: FaultProxy };

/** Every way of a service to PostgreSQL, NATS and Redis, each through a proxy of its own that stays for the life of the stage. */
export class Links {
  private readonly links: Link[] = [];

  /** The same wiring by way of proxies. Redis is the gateway's alone, and bus-keeper has no database. */
  async through(service: string, wiring: Wiring): Promise<Wiring> {
    const nats = await this.link(service, 'nats', wiring.natsUrl);
    const postgres = service === 'bus-keeper' || service === 'gateway' ? undefined : await this.link(service, 'postgres', wiring.postgresAdminUrl);
    const redis = service === 'gateway' ? await this.link(service, 'redis', wiring.redisUrl) : undefined;
    return {
      ...wiring,
      natsUrl: nats.through(wiring.natsUrl),
      postgresAdminUrl: postgres?.through(wiring.postgresAdminUrl) ?? wiring.postgresAdminUrl,
      redisUrl: redis?.through(wiring.redisUrl) ?? wiring.redisUrl,
    };
  }

  all(): readonly Link[] {
    return this.links;
  }

  of(service: string, backend: Backend): FaultProxy {
    const link = this.links.find((one) => one.service === service && one.backend === backend);
    if (link === undefined) throw new Error(`${service} has no link to ${backend}`);
    return link.proxy;
  }

  /** Everything flows again. Whatever was swallowed or held back is gone, so connections begin anew. */
  heal(): void {
    for (const { proxy } of this.links) healLink(proxy);
  }

  async stop(): Promise<void> {
    await Promise.all(this.links.map(({ proxy }) => proxy.stop()));
  }

  private async link(service: string, backend: Backend, url: string): Promise<FaultProxy> {
    const proxy = await faultProxy(url);
    this.links.push({ service, backend, proxy });
    return proxy;
  }
}

export function healLink(proxy: FaultProxy): void {
  proxy.open();
  proxy.delay(0);
  proxy.blackhole(false);
  proxy.cut();
}
