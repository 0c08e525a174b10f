import { join } from 'node:path';
import { PortBook } from '../../backing/free-port.ts';
import { childEnvironment, projectRoot } from '../../config.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProcess } from '../stage/bench-process.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';

type Backend = { port: number; healthPort: number };

/** A service that listens for HTTP, behind a balancer at the address where everybody looks for it. */
export class Balanced {
  readonly service: string;
  private readonly province: BenchProvince;
  private readonly balancer: BenchProcess;

  private constructor(service: string, province: BenchProvince, balancer: BenchProcess) {
    this.service = service;
    this.province = province;
    this.balancer = balancer;
  }

  /** The service moves to another port and goes on answering for `drainMs` once it is told to end. */
  static async open(province: BenchProvince, service: string, drainMs: number): Promise<Balanced> {
    const port = Number(province.child(service).spec.env['HAICAP_HTTP_PORT']);
    await province.restartAs(service, { HAICAP_HTTP_PORT: String(await new PortBook({}).take(service)), HAICAP_DRAIN_MS: String(drainMs) });
    const balancer = await startBenchProcess([join(projectRoot, 'tools/cli/bench/living/balancer/main.ts')], childEnvironment({ BENCH_BALANCER: JSON.stringify({ port }) }));
    const balanced = new Balanced(service, province, balancer);
    await balanced.toBoth([]);
    return balanced;
  }

  /** To the service itself, and to those beside it. */
  async toBoth(beside: readonly { spec: { env: Record<string, string> } }[]): Promise<void> {
    await this.balancer.order({ backends: [this.province.child(this.service), ...beside].map(({ spec }) => addressOf(spec.env)) });
  }

  async close(): Promise<void> {
    await this.balancer.close();
    await this.province.restartAs(this.service, undefined);
  }
}

function addressOf(env: Readonly<Record<string, string>>): Backend {
  return { port: Number(env['HAICAP_HTTP_PORT']), healthPort: Number(env['HAICAP_HEALTH_PORT']) };
}
