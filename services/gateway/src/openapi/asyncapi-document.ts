import * as contracts from '@haicap/contracts';
import { factEnvelope, streamName, type FactContract } from '@haicap/contracts';
import { z } from 'zod';

/** Every fact that the contracts declare, in the order of their types. */
export const FACTS: readonly FactContract[] = Object.values(contracts as Readonly<Record<string, unknown>>).filter(isFact)
  .toSorted((one, other) => (one.type < other.type ? -1 : 1));

function isFact(declared: unknown): declared is FactContract {
  return typeof declared === 'object' && declared !== null && 'busSubject' in declared && 'data' in declared && 'event' in declared;
}

let made: ReturnType<typeof makeDocument> | undefined;

/** The AsyncAPI 3 document of the facts, made from their contracts and from nothing else; once, since they do not change. */
export function asyncApiDocument(): ReturnType<typeof makeDocument> {
  made ??= makeDocument();
  return made;
}

function makeDocument() {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'HaiCap facts', version: '1', license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: 'Sự kiện của một tỉnh, theo CloudEvents 1.0 (JSON có cấu trúc). Đã xảy ra thì không sửa; khóa lạ thì bỏ qua; không chứa dữ liệu cá nhân.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(FACTS.map((fact) => [nameOf(fact), channelOf(fact)])),
    operations: Object.fromEntries(FACTS.map((fact) => [`tell-${nameOf(fact)}`, operationOf(fact)])),
    components: { messages: Object.fromEntries(FACTS.map((fact) => [nameOf(fact), messageOf(fact)])) },
  };
}

const nameOf = ({ service, noun, event }: FactContract) => `${service}.${noun}.${event}`;

function channelOf(fact: FactContract) {
  const name = nameOf(fact);
  return {
    address: fact.busSubject, description: `JetStream ${streamName(fact.service)}`,
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
  };
}

function operationOf(fact: FactContract) {
  const name = nameOf(fact);
  return {
    action: 'send', channel: { $ref: `#/channels/${name}` }, messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
    tags: [{ name: `${fact.service}.${fact.noun}` }],
  };
}

function messageOf(fact: FactContract) {
  return { name: fact.type, title: nameOf(fact), contentType: 'application/cloudevents+json', payload: payloadOf(fact) };
}

// As a reader may meet it: what has a default may be absent in what was told before it was added, and unknown keys pass.
function payloadOf(fact: FactContract): unknown {
  const schema = factEnvelope.extend({ type: z.literal(fact.type), data: fact.data });
  const { $schema: _draft, ...payload } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', reused: 'inline' });
  return payload;
}
