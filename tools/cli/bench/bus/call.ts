import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookUpDossier } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import type { Bus } from '@haicap/messaging';
import { childEnvironment, projectRoot } from '../../config.ts';
import type { Benchmark, Measured, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { closedLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProcess } from '../stage/bench-process.ts';
import { openScratchBroker } from '../stage/scratch-broker.ts';

const IN_FLIGHT = [1, 32, 256];
/** Beside the product's own subjects: the service that owns them has no query of this name. */
const RAW_SUBJECT = 'rpc.registry.bench-raw.v1';
const DEADLINE_MS = 10_000;
const EXAMPLE = 'libs/contracts/examples/dossier.look-up-dossier.json';

/** A query by libs/messaging, with everything it checks, against a bare request and reply of the same bytes. */
export const call: Benchmark = {
  name: 'call',
  title: 'a query over the bus by libs/messaging, against a bare request of the same bytes',
  curve: { title: 'Calls per second by calls in flight', x: 'calls in flight', y: 'calls per second', figure: 'perSecond' },
  prepare: async () => {
    const { request, reply } = JSON.parse(readFileSync(join(projectRoot, EXAMPLE), 'utf8')) as { request: { code: string }; reply: unknown };
    const broker = await openScratchBroker();
    const responders: BenchProcess[] = [];
    const close = async (): Promise<void> => {
      for (const responder of responders) await responder.close();
      await broker.close();
    };
    try {
      for (const mode of ['library', 'raw']) {
        responders.push(await startBenchProcess([join(projectRoot, 'tools/cli/bench/bus/responder/main.ts')], childEnvironment({ BENCH_RESPONDER: JSON.stringify({ mode, url: broker.url, password: broker.password, reply, rawSubject: RAW_SUBJECT }), NODE_ENV: 'production' })));
      }
      const sides = new CallSides(await broker.connect('gateway'), request, responders);
      return {
        measurements: async function* () {
          for (const inFlight of IN_FLIGHT) yield { label: `${inFlight} in flight`, at: inFlight, product: sides.library(inFlight), baseline: sides.raw(inFlight) };
        },
        targets: (measured) => targetsOf(measured),
        check: async () => [
          equal('calls answered by the library, of those asked', await responders[0]?.order({ order: 'count' }), sides.asked.library),
          equal('bare requests answered, of those asked', await responders[1]?.order({ order: 'count' }), sides.asked.raw),
          { what: 'every reply held its contract', problems: sides.refused },
        ],
        notes: () => ['CPU is that of the responder alone. Tokens are looked up, not verified: their signature is no matter of the bus.'],
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  },
};

function targetsOf(measured: readonly Measured[]) {
  const busy = measured.filter(({ at }) => at !== 1);
  const rates = busy.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.rate]));
  const costs = busy.flatMap(({ ratio }) => (ratio === null || ratio.cpu === null ? [] : [ratio.cpu]));
  return [
    { what: 'rate over that of bare requests, from 32 in flight on', found: rates.length === 0 ? null : Math.min(...rates), bound: 'at least', limit: 0.85, unit: '×' },
    { what: 'CPU of the responder over that of a bare one', found: costs.length === 0 ? null : Math.max(...costs), bound: 'at most', limit: 1.3, unit: '×' },
  ] as const;
}

class CallSides {
  readonly asked = { library: 0, raw: 0 };
  readonly refused: string[] = [];
  private readonly bus: Bus;
  private readonly client: RpcClient;
  private readonly request: { code: string };
  private readonly responders: readonly BenchProcess[];

  constructor(bus: Bus, request: { code: string }, responders: readonly BenchProcess[]) {
    this.bus = bus;
    this.client = new RpcClient(bus);
    this.request = request;
    this.responders = responders;
  }

  library(inFlight: number): Side {
    return {
      title: 'libs/messaging',
      round: ({ ms }) => withCost(() => [this.responders[0]?.pid ?? 0], () => closedLoop({
        inFlight, ms,
        work: async () => {
          this.asked.library += 1;
          const reply = await this.client.call(lookUpDossier, this.request, { token: 'bench', deadlineMs: DEADLINE_MS });
          if (!reply.ok) this.refused.push(reply.error.code);
        },
      })),
    };
  }

  raw(inFlight: number): Side {
    const body = JSON.stringify(this.request);
    return {
      title: 'bare request',
      round: ({ ms }) => withCost(() => [this.responders[1]?.pid ?? 0], () => closedLoop({
        inFlight, ms,
        work: async () => {
          this.asked.raw += 1;
          await this.bus.nc.request(RAW_SUBJECT, body, { timeout: DEADLINE_MS });
        },
      })),
    };
  }
}
