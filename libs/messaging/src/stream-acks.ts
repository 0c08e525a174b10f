import { headers, NoRespondersError, TimeoutError, type Msg } from '@nats-io/nats-core';
import type { Requests } from './requests.js';

/** What a stream says of a message that it has taken. */
export interface StreamAck {
  readonly seq: number;
  /** It has had a message of that id before; `seq` is the place of that one. */
  readonly duplicate: boolean;
}

/** A message for a stream. */
export interface StreamMessage {
  readonly stream: string;
  readonly subject: string;
  readonly body: string;
  /** The stream takes a second message of one id for the first. */
  readonly messageId: string;
}

interface AckBody {
  readonly seq?: unknown;
  readonly duplicate?: unknown;
  readonly error?: { readonly description?: unknown };
}

const ACK_TIMEOUT_MS = 5_000;

/** Puts a message on a stream. Fails when the stream refuses it, when there is none, or when nothing is heard in time. */
export async function publishToStream(requests: Requests, { stream, subject, body, messageId }: StreamMessage): Promise<StreamAck> {
  const sent = headers();
  sent.set('Nats-Msg-Id', messageId);
  sent.set('Nats-Expected-Stream', stream);
  return toAck(await answered(requests.ask({ subject, body, headers: sent, timeoutMs: ACK_TIMEOUT_MS })));
}

async function answered(asking: Promise<Msg>): Promise<AckBody> {
  try {
    return (await asking).json<AckBody>();
  } catch (error) {
    if (error instanceof NoRespondersError) throw new Error('there is no stream that takes it', { cause: error });
    if (error instanceof TimeoutError) throw new Error('the stream has not acknowledged it in time', { cause: error });
    throw error;
  }
}

function toAck({ seq, duplicate, error }: AckBody): StreamAck {
  if (error !== undefined) throw new Error(`the stream refuses it: ${String(error.description)}`);
  if (typeof seq !== 'number') throw new Error('an acknowledgement without a place in the stream');
  return { seq, duplicate: duplicate === true };
}
