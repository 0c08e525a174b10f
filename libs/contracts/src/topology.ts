/** The services of an installation. A service's database is `haicap_<name with _>`. */
export const SERVICE_NAMES = ['bus-keeper', 'identity', 'registry', 'dossier', 'reporting', 'files', 'portal-adapter', 'webhook', 'gateway'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** A noun of an owner that another service follows with a durable consumer. */
export interface Subscription {
  readonly service: ServiceName;
  readonly noun: string;
}

interface ServiceTopology {
  /** Has a database, event log, relay, inbox. */
  readonly database: boolean;
  /** Nouns whose facts this service owns. An empty list means that it has no stream. */
  readonly nouns: readonly string[];
  readonly follows: readonly Subscription[];
  /** Services whose commands and queries it may call; the gateway only. Owners' event logs follow from `follows`. */
  readonly calls: readonly ServiceName[];
  /** Streams it watches with ordered consumers, as a wake-up only. */
  readonly watches: readonly ServiceName[];
}

/** Who owns, follows and calls what. Streams, durables and bus permissions are derived from it and from nothing else. */
export const TOPOLOGY: Readonly<Record<ServiceName, ServiceTopology>> = {
  'bus-keeper': { database: false, nouns: [], follows: [], calls: [], watches: [] },
  registry: { database: true, nouns: ['unit', 'officer', 'calendar', 'delegation'], follows: [], calls: [], watches: [] },
  identity: { database: true, nouns: ['account'], follows: [{ service: 'registry', noun: 'officer' }], calls: [], watches: [] },
  dossier: {
    database: true, calls: [], watches: [],
    nouns: [
      'dossier', 'procedure', 'paper-template',
      'fee-rule', 'payment-order', 'payment-reconciliation', 'reason',
      'deferred-command', 'rating',
    ],
    follows: [
      { service: 'registry', noun: 'unit' }, { service: 'registry', noun: 'officer' }, { service: 'registry', noun: 'calendar' },
      { service: 'files', noun: 'file' }, { service: 'registry', noun: 'delegation' },
      { service: 'portal-adapter', noun: 'payment' }, { service: 'portal-adapter', noun: 'payment-channel' }, { service: 'portal-adapter', noun: 'payment-statement' },
    ],
  },
  reporting: {
    database: true, nouns: [], calls: [], watches: [],
    follows: [{ service: 'dossier', noun: 'dossier' }, { service: 'dossier', noun: 'procedure' }, { service: 'registry', noun: 'unit' }],
  },
  files: {
    database: true, nouns: ['file'], calls: [], watches: [],
    follows: [
      { service: 'dossier', noun: 'dossier' }, { service: 'registry', noun: 'officer' }, { service: 'registry', noun: 'unit' }, { service: 'registry', noun: 'delegation' },
    ],
  },
  'portal-adapter': {
    database: true, nouns: ['payment', 'payment-channel', 'payment-statement'], calls: [], watches: [],
    follows: [{ service: 'dossier', noun: 'payment-order' }, { service: 'dossier', noun: 'payment-reconciliation' }],
  },
  webhook: {
    database: true, nouns: ['subscription'], calls: [], watches: [],
    follows: [
      { service: 'dossier', noun: 'dossier' }, { service: 'dossier', noun: 'procedure' }, { service: 'registry', noun: 'unit' }, { service: 'registry', noun: 'officer' },
      { service: 'identity', noun: 'account' },
    ],
  },
  gateway: { database: false, nouns: [], follows: [], calls: ['registry', 'dossier', 'reporting', 'identity', 'files', 'portal-adapter', 'webhook'], watches: ['dossier'] },
};

export interface StreamSpec {
  readonly name: string;
  readonly service: ServiceName;
  readonly subjects: readonly string[];
}

export interface DurableSpec {
  readonly stream: string;
  /** `<consumer service>-<noun>`; durables are named per stream, so two owners may use one noun. */
  readonly name: string;
  readonly consumer: ServiceName;
  readonly owner: ServiceName;
  readonly noun: string;
  readonly filterSubject: string;
}

/** The stream of an owner: its service name in upper case, hyphens as underscores. */
export function streamName(service: ServiceName): string {
  return service.toUpperCase().replaceAll('-', '_');
}

/** What a stream keeps at most unless an installation says otherwise. */
export const STREAM_MAX_BYTES = 2 * 1024 ** 3;

/** The streams bus-keeper creates: one per service that owns nouns. */
export function streams(): StreamSpec[] {
  return SERVICE_NAMES.filter((service) => TOPOLOGY[service].nouns.length > 0)
    .map((service) => ({ name: streamName(service), service, subjects: [`fact.${service}.>`] }));
}

/** What a broker must be able to keep: it refuses a stream for which the promised room is not left. */
export function brokerStoreBytes(): number {
  return streams().length * STREAM_MAX_BYTES;
}

/** The durable by which one service follows a noun of another. It always filters the whole noun (ARCHITECTURE.md §3.7). */
export function durableOf(consumer: ServiceName, followed: Subscription): DurableSpec {
  return {
    stream: streamName(followed.service),
    name: `${consumer}-${followed.noun}`,
    consumer,
    owner: followed.service,
    noun: followed.noun,
    filterSubject: `fact.${followed.service}.${followed.noun}.*.*`,
  };
}

/** Every durable of the installation. */
export function durables(): DurableSpec[] {
  return SERVICE_NAMES.flatMap((service) => TOPOLOGY[service].follows.map((followed) => durableOf(service, followed)));
}

/** Wake-ups without content. Losing one costs a poll interval and nothing else. */
export const hintSubject = {
  /** After COMMIT: there may be something for the relay. */
  outbox: (service: ServiceName) => `hint.${service}.outbox`,
  /** After a projection's COMMIT: figures may have changed. */
  figures: (service: ServiceName) => `hint.${service}.figures`,
  /** bus-keeper recreated or repaired a stream or a durable: look at your relay and your inbox now. */
  repaired: () => 'hint.bus-keeper.repaired',
  /** Somebody came to a dossier or left it: whoever shows who is there reads it again. */
  presence: (dossierId: string) => `hint.gateway.presence.${dossierId}`,
} as const;

export interface BusPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** Lets a responder answer on the asker's reply subject. */
  readonly allowResponses: boolean;
}

const ownerPermissions = (service: ServiceName): string[] =>
  TOPOLOGY[service].nouns.length > 0 ? [`fact.${service}.>`, `$JS.API.STREAM.INFO.${streamName(service)}`] : [];

const consumerPermissions = (service: ServiceName): string[] =>
  TOPOLOGY[service].follows.flatMap((followed) => {
    const { stream, name } = durableOf(service, followed);
    return [`$JS.API.CONSUMER.INFO.${stream}.${name}`, `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`, `$JS.ACK.${stream}.${name}.>`];
  });

const followerPermissions = (service: ServiceName): string[] => [
  ...consumerPermissions(service),
  ...TOPOLOGY[service].follows.flatMap((followed) => [
    `rpc.${followed.service}.list-events.v1`, `rpc.${followed.service}.get-events.v1`, `rpc.${followed.service}.digest-events.v1`,
  ]),
];

// An ordered consumer has a name of its own making, so CREATE, INFO and MSG.NEXT cannot name it and also reach the durables of
// others: a watcher could draw their facts, which then come again after the ack wait, or from the owner's log. It may not
// delete one; its own consumers expire by themselves.
const watcherPermissions = (service: ServiceName): string[] =>
  TOPOLOGY[service].watches.flatMap((watched) => {
    const stream = streamName(watched);
    return [`$JS.API.STREAM.INFO.${stream}`, `$JS.API.CONSUMER.CREATE.${stream}.>`, `$JS.API.CONSUMER.INFO.${stream}.>`,
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.>`];
  });

/**
 * What a service's bus user may publish and subscribe. bus-keeper is the administrator and the only one that may create,
 * update, purge or delete streams; a service that could update its own stream could widen it to record every RPC.
 */
export function busPermissions(service: ServiceName): BusPermissions {
  if (service === 'bus-keeper') return { publish: ['>'], subscribe: ['>'], allowResponses: true };
  const topology = TOPOLOGY[service];
  return {
    publish: [
      ...new Set([
        ...ownerPermissions(service), ...followerPermissions(service), ...watcherPermissions(service),
        ...topology.calls.map((called) => `rpc.${called}.>`),
        `hint.${service}.>`,
      ]),
    ],
    subscribe: [`_INBOX.${service}.>`, `rpc.${service}.>`, 'hint.>'],
    allowResponses: true,
  };
}

/** The name of the second bus user of a service, by which it receives facts; it has the password of the first. */
export function factsUserOf(service: ServiceName): string {
  return `${service}-facts`;
}

/**
 * What the second bus user may: receive facts and acknowledge them, and nothing else; null for a service that receives none.
 * The server remembers the reply subject of every message it delivers to a user that may answer requests, and looks through
 * all of the last minute at each further one: twenty thousand facts a second become eight hundred (docs/adr/0016).
 */
export function factsPermissions(service: ServiceName): BusPermissions | null {
  const { follows, watches } = TOPOLOGY[service];
  if (follows.length === 0 && watches.length === 0) return null;
  return {
    publish: [...consumerPermissions(service), ...watcherPermissions(service)],
    subscribe: [`_INBOX.${factsUserOf(service)}.>`],
    allowResponses: false,
  };
}

export interface NamedBusUser extends BusPermissions {
  readonly name: string;
  /** Whose password it has. */
  readonly service: ServiceName;
}

/** Every bus user of an installation. */
export function busUsers(): NamedBusUser[] {
  return SERVICE_NAMES.flatMap((service) => {
    const facts = factsPermissions(service);
    const first = { name: service, service, ...busPermissions(service) };
    return facts === null ? [first] : [first, { name: factsUserOf(service), service, ...facts }];
  });
}
