import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PortBook } from '../../backing/free-port.ts';
import { childEnvironment, projectRoot } from '../../config.ts';
import type { Sample } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProcess } from '../stage/bench-process.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { LeanClient } from './lean-client.ts';

const ADMIN = 'quantri.38';
/** What somebody is told of a life. */
const EVENTS = ['dossier.received', 'dossier.supplement-requested', 'dossier.completed', 'dossier.result-returned'];
export const NOTICES_OF_LIFE = EVENTS.length;
const LATE_MAX_MS = 30_000;
const LOOK_MS = 20;
/** As long as a message of the service is. */
const BODY = JSON.stringify({ type: EVENTS[0], timestamp: new Date(0).toISOString(), data: { dossierId: randomUUID(), code: 'H56.900.00-261127-0002', unitId: randomUUID(), version: 1, sequence: 1, url: `https://example.vn/api/v1/dossiers/${randomUUID()}` } });

/** A program of somebody else that subscribed to the notices of lives, and one that sends as many without any service. */
export class LifeNotices {
  private readonly receiver: BenchProcess;
  private readonly sender: BenchProcess;
  private readonly port: number;

  private constructor({ receiver, sender, port }: { receiver: BenchProcess; sender: BenchProcess; port: number }) {
    this.receiver = receiver;
    this.sender = sender;
    this.port = port;
  }

  static async open({ known }: BenchProvince): Promise<LifeNotices> {
    const port = await new PortBook({}).take('bench-notices');
    const notices = new LifeNotices({ receiver: await startDesk(port), sender: await startDesk(null), port });
    const client = new LeanClient(known);
    await client.ask({ account: ADMIN, path: '/api/v1/webhook-subscriptions', key: randomUUID(), body: { url: `http://127.0.0.1:${port}/`, events: EVENTS } });
    client.close();
    return notices;
  }

  /** What has come in so far, from the service and bare. */
  async received(): Promise<{ notices: number; bare: number }> {
    return await this.receiver.order({ order: 'count' });
  }

  /** Until so many have come from the service, or it has taken too long: then the check says so. */
  async wait(count: number): Promise<void> {
    for (const endMs = performance.now() + LATE_MAX_MS; (await this.received()).notices < count && performance.now() < endMs;) await pause(LOOK_MS);
  }

  async sendBare(count: number): Promise<Sample> {
    return await withCost(() => [this.sender.pid], () => this.sender.order<Sample>({ order: 'send', to: this.port, count, body: BODY }));
  }

  async close(): Promise<void> {
    await this.sender.close();
    await this.receiver.close();
  }
}

async function startDesk(port: number | null): Promise<BenchProcess> {
  return await startBenchProcess([join(projectRoot, 'tools/cli/bench/living/notice-desk/main.ts')], childEnvironment({ BENCH_NOTICES: JSON.stringify({ port }), NODE_ENV: 'production' }));
}
