import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** What a webhook says. Unknown keys may come with any release. */
export interface WebhookMessage {
  /** `dossier.received`, `webhook.test`, … */
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>> & {
    readonly eventId?: string;
    readonly id?: string;
    /** Counts what happened to this thing; messages may arrive in another order and more than once. */
    readonly sequence?: number;
    /** Where the thing is read. */
    readonly link?: string;
  };
}

export { WebhookVerificationError };

/**
 * Reads a message after its signature and age were checked; throws `WebhookVerificationError` otherwise. `body` is the text as it came, before any
 * parser. `webhook-id` is the same when a message comes again: keep the ids of the last days and leave out what you know.
 * Example: `const message = readWebhook(secret, await readBody(request), request.headers);`
 */
export function readWebhook(secret: string, body: string, headers: Readonly<Record<string, string | string[] | undefined>>): WebhookMessage {
  const single = Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return new Webhook(secret).verify(body, single) as WebhookMessage;
}
