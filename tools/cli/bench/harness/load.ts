import type { Sample } from './benchmark.ts';

type Work = (at: number) => Promise<unknown>;

/** So many callers, each with its next request as soon as the one before is answered. */
export async function closedLoop({ inFlight, ms, work }: { inFlight: number; ms: number; work: Work }): Promise<Sample> {
  const latenciesMs: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - began < ms) {
      const at = performance.now();
      await work(next++);
      latenciesMs.push(performance.now() - at);
    }
  }));
  return { operations: latenciesMs.length, wallMs: performance.now() - began, latenciesMs };
}

/**
 * Requests that arrive by themselves, as people do: none waits until another one is answered, and each counts from when it was due.
 * A system that stands still for a second so has a second of late answers and not one.
 */
export async function openLoop({ perSecond, ms, random, work }: { perSecond: number; ms: number; random: () => number; work: Work }): Promise<Sample> {
  const latenciesMs: number[] = [];
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (const [index, due] of arrivals(perSecond, ms, random).entries()) {
    const early = began + due - performance.now();
    // A timer sleeps for whole milliseconds; what is due within the next one is sent now.
    if (early >= 1) await new Promise((done) => setTimeout(done, early));
    running.push(work(index).then(() => { latenciesMs.push(performance.now() - began - due); }));
  }
  await Promise.all(running);
  return { operations: latenciesMs.length, wallMs: performance.now() - began, latenciesMs };
}

/** When requests are due, in milliseconds from the beginning: exponential gaps. */
export function arrivals(perSecond: number, ms: number, random: () => number): number[] {
  const due: number[] = [];
  for (let at = gap(perSecond, random); at < ms; at += gap(perSecond, random)) due.push(at);
  return due;
}

function gap(perSecond: number, random: () => number): number {
  return (-Math.log(1 - random()) / perSecond) * 1000;
}
