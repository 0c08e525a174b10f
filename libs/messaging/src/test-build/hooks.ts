import type { JsMsg } from '@nats-io/jetstream';
import type * as product from '../hooks.js';
import { isMutant, namedMutants } from './catalogue.js';
import { failpoint } from './failpoint.js';

// A name that does not exist ends the process here, at its start.
namedMutants();

function seam<Part>(name: string, part: Part): Part {
  return name === 'batch-arrived' ? (takeIn(part as JsMsg[]) as Part) : part;
}

const DELIVERIES_MAX = 3;

function takeIn(batch: JsMsg[]): JsMsg[] {
  if (isMutant('ack-before-commit')) for (const message of batch) message.ack();
  if (!isMutant('max-deliver-3')) return batch;
  return batch.filter((message) => {
    const isTaken = message.info.deliveryCount <= DELIVERIES_MAX;
    // What a broker with max_deliver 3 would do without a word.
    if (!isTaken) message.term();
    return isTaken;
  });
}

({ failpoint, seam }) satisfies typeof product;

export { failpoint, seam };
