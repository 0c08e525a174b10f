const POLL_MS = 25;

/**
 * Waits until `fn` no longer throws and does not answer false, and answers what it answered; after `withinMs` the last
 * failure is thrown. Example: `await eventually(async () => expect(await countApplied()).toBe(3));`
 */
export async function eventually<T>(fn: () => Promise<T> | T, withinMs = 10_000): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    let failure: unknown;
    try {
      const value = await fn();
      if (value !== false) return value;
      failure = new Error(`still false after ${withinMs} ms`);
    } catch (error) {
      failure = error;
    }
    if (performance.now() > until) throw failure;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Waits. For the rare test that asserts that something does not happen. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
