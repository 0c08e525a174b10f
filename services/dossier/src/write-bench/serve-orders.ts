import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { BenchCommands } from './bench-commands.js';
import type { BenchDesk } from './bench-registry.js';
import type { StatementRecorder } from './statement-recorder.js';

const order = z.discriminatedUnion('order', [
  /** A round: so many callers for so long. */
  z.strictObject({ order: z.literal('run'), command: z.enum(['receive', 'assign', 'live']), inFlight: z.int().positive(), ms: z.number().positive() }),
  /** Dossiers that wait for a step. */
  z.strictObject({ order: z.literal('make'), count: z.int().positive() }),
  z.strictObject({ order: z.literal('give-away'), count: z.int().positive() }),
  /** One command at each desk, alone, with its statements. */
  z.strictObject({ order: z.literal('record'), command: z.enum(['receive', 'assign']) }),
  /** A whole life at the first desk, part by part, and a look at it while it goes on. */
  z.strictObject({ order: z.literal('record-life') }),
]);
type Order = z.infer<typeof order>;
const IN_FLIGHT_TO_MAKE = 64;

export interface Workshop {
  readonly commands: BenchCommands;
  readonly recorder: StatementRecorder;
  readonly desks: readonly BenchDesk[];
}

/** One order a line, one answer a line, until the input ends. */
export async function serveOrders(shop: Workshop, input: NodeJS.ReadableStream, say: (line: string) => void): Promise<void> {
  say(JSON.stringify({ ready: true }));
  for await (const line of createInterface({ input })) say(JSON.stringify(await carryOut(shop, order.parse(JSON.parse(line)))));
}

async function carryOut(shop: Workshop, wanted: Order): Promise<unknown> {
  const { commands, desks } = shop;
  if (wanted.order === 'run') return await run(shop, wanted);
  if (wanted.order === 'give-away') return commands.giveAway(wanted.count);
  if (wanted.order === 'make') {
    let left = wanted.count;
    await Promise.all(Array.from({ length: IN_FLIGHT_TO_MAKE }, async () => {
      while (left > 0) {
        left -= 1;
        await commands.receive();
      }
    }));
    return { made: wanted.count };
  }
  if (wanted.order === 'record-life') return await recordLife(shop);
  const recorded: unknown[] = [];
  for (const desk of desks) recorded.push(await record(shop, wanted.command, desk));
  return recorded;
}

/** A step with the receipt before it: it carries on what the receipt wrote, to the millisecond. */
async function record({ commands, recorder }: Workshop, command: 'receive' | 'assign', desk: BenchDesk): Promise<unknown> {
  const recorded = async (work: () => Promise<unknown>) => {
    let done: unknown;
    const statements = await recorder.during(async () => { done = await work(); });
    return { done, unitId: desk.unitId, statements };
  };
  // The first receipt of a desk draws a block of numbers, which the next nineteen use.
  await commands.receive(desk);
  const receipt = await recorded(() => commands.receive(desk));
  return { receipt, step: command === 'receive' ? receipt : await recorded(() => commands.assign()) };
}

async function recordLife({ commands, recorder, desks: [desk] }: Workshop): Promise<unknown> {
  if (desk === undefined) throw new Error('there is no desk');
  const recorded = async (work: () => Promise<unknown>) => {
    let done: unknown;
    const statements = await recorder.during(async () => { done = await work(); });
    return { done, statements };
  };
  const life = commands.lifeAt(desk);
  await commands.receive(desk);
  const steps = [await recorded(life.receive)];
  // By the first look the service knows who this is; the second asks for the dossier alone.
  await life.look();
  const look = await recorded(life.look);
  for (const step of life.steps) steps.push(await recorded(step));
  return { steps, look: look.statements };
}

/** Ends early when nothing is left to do it with. */
async function run({ commands }: Workshop, { command, inFlight, ms }: Extract<Order, { order: 'run' }>): Promise<unknown> {
  const latenciesUs: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - began < ms) {
      const at = performance.now();
      if (await commands[command]() === undefined) return;
      latenciesUs.push(Math.round((performance.now() - at) * 1000));
    }
  }));
  return { operations: latenciesUs.length, wallMs: performance.now() - began, latenciesUs };
}
