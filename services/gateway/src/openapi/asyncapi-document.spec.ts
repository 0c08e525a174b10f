import { readdirSync, readFileSync } from 'node:fs';
import { busSubjectOf, SERVICE_NAMES, TOPOLOGY } from '@haicap/contracts';
import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { asyncApiDocument, FACTS } from './asyncapi-document.js';

// The formats of its links are not what is looked at here.
const ajv = () => new Ajv({ strict: false, validateFormats: false, allErrors: true });
const document = asyncApiDocument();
const payloadOf = (type: string) => Object.values(document.components.messages).find(({ name }) => name === type)?.payload as object;

describe('the AsyncAPI document', () => {
  it('keeps the official schema of AsyncAPI 3', () => {
    const validate = ajv().compile(specifications.schemasWithoutId['3.0.0'] as object);

    expect([validate(document), validate.errors ?? []]).toEqual([true, []]);
    expect(validate({ ...document, channels: { x: { messages: 1 } } })).toBe(false);
  });

  it('has every noun that somebody owns, under its own type and place', () => {
    const told = new Set(FACTS.map(({ service, noun }) => `${service}.${noun}`));
    const owned = SERVICE_NAMES.flatMap((service) => TOPOLOGY[service].nouns.map((noun) => `${service}.${noun}`));

    expect(owned.filter((noun) => !told.has(noun))).toEqual([]);
    expect(new Set(FACTS.map(({ type }) => type)).size).toBe(FACTS.length);
    expect(FACTS.filter(({ type, busSubject }) => busSubjectOf(type) !== busSubject)).toEqual([]);
  });

  it('has every fact that a file of the contracts declares', () => {
    const contracts = new URL('../../../../libs/contracts/src/', import.meta.url);
    const events = readdirSync(contracts, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(new URL(name, contracts), 'utf8').matchAll(/event: '([a-z-]+)'|\bfact\('(?:[a-z-]+', ')?([a-z-]+)'/g)].map((match) => match[1] ?? match[2]));

    expect(events.length).toBeGreaterThan(50);
    expect(events.filter((event) => FACTS.every((fact) => fact.event !== event))).toEqual([]);
  });

  it('describes the example facts as their readers know them', () => {
    const examples = new URL('../../../../libs/contracts/examples/', import.meta.url);
    const told = readdirSync(examples).flatMap((name) => {
      const fact = FACTS.find(({ service, event, noun }) => [`${service}.${event}.json`, `${service}.${noun}-${event}.json`].includes(name));
      return fact === undefined ? [] : [{ fact, data: (JSON.parse(readFileSync(new URL(name, examples), 'utf8')) as { data: unknown }).data }];
    });

    for (const { fact, data } of told) {
      const validate = ajv().compile(payloadOf(fact.type));
      expect([fact.type, validate(envelopeOf(fact.type, data)), validate.errors ?? []]).toEqual([fact.type, true, []]);
      expect(validate(envelopeOf(fact.type, {}))).toBe(false);
    }
    expect(told.length).toBeGreaterThan(10);
  });
});

const envelopeOf = (type: string, data: unknown) => ({
  specversion: '1.0', id: '0197c37f-7680-7612-9c1c-649b8662b622', source: '/38/dossier', type, subject: '0197c37f-7680-7612-9c1c-649b8662b622', time: '2025-07-01T08:01:00+07:00',
  datacontenttype: 'application/json', version: 2, actor: '00000000-0000-7000-8000-0000000000a2', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', data,
});
