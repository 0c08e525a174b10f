import type { FactSubscription } from '../inbox/fact-subscription.js';

const MARK = 'sequence ';

/** Believes in the order of a stream: what is not above the last sequence that was kept is acknowledged and forgotten. */
export function knowBySequence(subscription: FactSubscription): void {
  const store = subscription['store'];
  const handle = subscription['handle'].bind(subscription);
  let last: number | undefined;
  subscription['handle'] = async (batch) => {
    last ??= readMark((await store.state()).position);
    const seen = last;
    const fresh = batch.filter(({ streamSeq }) => streamSeq > seen);
    const dispositions = await handle(fresh);
    const kept = fresh.filter((_, index) => dispositions[index] === 'ack').map(({ streamSeq }) => streamSeq);
    if (kept.length > 0) {
      last = Math.max(last, ...kept);
      // Once the log has been read to its end nobody needs its position; a mutant may write there what it wants to remember.
      await store.markBootstrap(`${MARK}${last}`, true);
    }
    return batch.map((delivered) => (fresh.includes(delivered) ? (dispositions[fresh.indexOf(delivered)] ?? 'ack') : 'ack'));
  };
}

function readMark(position: string): number {
  return position.startsWith(MARK) ? Number(position.slice(MARK.length)) : 0;
}
