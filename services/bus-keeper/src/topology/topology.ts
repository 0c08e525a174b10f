/** A stream as it must be. Everything else about a stream is the same for all of them. */
export interface WantedStream {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly maxBytes: number;
  readonly replicas: number;
}

/** A durable as it must be. */
export interface WantedDurable {
  readonly stream: string;
  readonly name: string;
  readonly filterSubject: string;
}

export interface WantedTopology {
  readonly streams: readonly WantedStream[];
  readonly durables: readonly WantedDurable[];
}

export interface PresentStream {
  readonly state: 'present';
  readonly created: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly lastAt: string;
  readonly messages: number;
  /** The server itself says that it lost messages while it read its files. */
  readonly reportsLoss: boolean;
  /** When the message at the remembered last sequence was stored; asked after a reconnection, undefined when gone. */
  readonly storedAtRemembered?: { readonly at: string | undefined };
  /** Compared with what is wanted: a change that can be made in place, or one that needs a new stream. */
  readonly drift: 'none' | 'changeable' | 'incompatible';
}

/** `unreadable` is a stream that exists but does not answer, several times in a row. */
export type ObservedStream = PresentStream | { readonly state: 'missing' } | { readonly state: 'unreadable' } | { readonly state: 'unknown' };

export interface PresentDurable {
  readonly state: 'present';
  readonly deliveredSeq: number;
  readonly ackFloorSeq: number;
  readonly pending: number;
  readonly ackPending: number;
  readonly drift: 'none' | 'changeable' | 'incompatible';
}

export type ObservedDurable = PresentDurable | { readonly state: 'missing' } | { readonly state: 'unknown' };

/** What the bus said at one moment, by stream name and by `durableKey`. */
export interface ObservedTopology {
  readonly streams: ReadonlyMap<string, ObservedStream>;
  readonly durables: ReadonlyMap<string, ObservedDurable>;
}

interface RememberedStream {
  readonly created: string;
  readonly lastSeq: number;
  readonly lastAt: string;
}

/** What this process has seen before. It is lost at a restart; a reconciling consumer covers that. */
export interface Memory {
  readonly streams: ReadonlyMap<string, RememberedStream>;
  readonly durables: ReadonlySet<string>;
}

/** Where a created durable begins. */
export type DeliverFrom = 'new' | 'all';

export type StreamTrouble = 'missing' | 'unreadable' | 'damaged' | 'incompatible' | 'differs' | 'replaced' | 'rewound';
export type DurableTrouble = 'missing' | 'ahead' | 'incompatible' | 'differs' | 'stream-rewound';

export type Repair =
  | { readonly kind: 'create-stream' | 'recreate-stream' | 'update-stream' | 'note-stream'; readonly stream: string; readonly reason: StreamTrouble }
  | { readonly kind: 'create-durable' | 'recreate-durable' | 'update-durable'; readonly stream: string; readonly durable: string; readonly from: DeliverFrom; readonly reason: DurableTrouble };

export const NOTHING_REMEMBERED: Memory = { streams: new Map(), durables: new Set() };

/** Durables are named per stream. */
export function durableKey({ stream, name }: { readonly stream: string; readonly name: string }): string {
  return `${stream}/${name}`;
}

/**
 * Decides what has to be done so that the bus is as wanted. Streams come before their durables. An empty plan means that
 * every stream and durable is there and sound; what could not be observed is left alone.
 */
export function planRepairs(observed: ObservedTopology, wanted: WantedTopology, remembered: Memory): Repair[] {
  return wanted.streams.flatMap((stream) => {
    const state = observed.streams.get(stream.name) ?? { state: 'unknown' };
    if (state.state === 'unknown') return [];
    const repair = repairOfStream(stream.name, state, remembered.streams.get(stream.name));
    const durables = wanted.durables.filter((durable) => durable.stream === stream.name);
    const repairs = durables.flatMap((durable) => repairOfDurable(durable, state, repair, observed, remembered) ?? []);
    return repair === undefined ? repairs : [repair, ...repairs];
  });
}

/** What to remember after an observation. What was not observed keeps its memory. */
export function remember(observed: ObservedTopology, before: Memory): Memory {
  const streams = new Map(before.streams);
  for (const [name, stream] of observed.streams) {
    if (stream.state === 'present') streams.set(name, { created: stream.created, lastSeq: stream.lastSeq, lastAt: stream.lastAt });
  }
  const seen = [...observed.durables].filter(([, durable]) => durable.state === 'present').map(([key]) => key);
  return { streams, durables: new Set([...before.durables, ...seen]) };
}

/**
 * What to remember after an observation and the repairs that followed it. A stream that we made ourselves is forgotten, so
 * that it does not look replaced; one with a repair that failed keeps what was remembered before, so that the next look
 * finds the same trouble again.
 */
export function rememberRepaired(observed: ObservedTopology, before: Memory, planned: readonly Repair[], done: readonly Repair[]): Memory {
  const after = remember(observed, before);
  const streams = new Map(after.streams);
  for (const repair of planned) {
    const remembered = done.includes(repair) ? undefined : before.streams.get(repair.stream);
    if (remembered !== undefined) streams.set(repair.stream, remembered);
    else if (repair.kind === 'create-stream' || repair.kind === 'recreate-stream') streams.delete(repair.stream);
  }
  return { ...after, streams };
}

/** The names of what is wanted and not there or not known to be there. */
export function absentees(observed: ObservedTopology, wanted: WantedTopology): string[] {
  return [
    ...wanted.streams.filter(({ name }) => observed.streams.get(name)?.state !== 'present').map(({ name }) => name),
    ...wanted.durables.map(durableKey).filter((key) => observed.durables.get(key)?.state !== 'present'),
  ];
}

type StreamRepair = Extract<Repair, { reason: StreamTrouble }>;

function repairOfStream(stream: string, state: Exclude<ObservedStream, { state: 'unknown' }>, remembered: RememberedStream | undefined): StreamRepair | undefined {
  if (state.state === 'missing') return { kind: 'create-stream', stream, reason: 'missing' };
  if (state.state === 'unreadable') return { kind: 'recreate-stream', stream, reason: 'unreadable' };
  if (isDamaged(state)) return { kind: 'recreate-stream', stream, reason: 'damaged' };
  if (state.drift === 'incompatible') return { kind: 'recreate-stream', stream, reason: 'incompatible' };
  if (remembered !== undefined && remembered.created !== state.created) return { kind: 'note-stream', stream, reason: 'replaced' };
  if (remembered !== undefined && isRewound(state, remembered)) return { kind: 'note-stream', stream, reason: 'rewound' };
  if (state.drift === 'changeable') return { kind: 'update-stream', stream, reason: 'differs' };
  return undefined;
}

// Nobody may delete or purge, and age removes from the front only: a gap inside is damage, also when the server counts
// the messages as deleted.
function isDamaged({ firstSeq, lastSeq, messages, reportsLoss }: PresentStream): boolean {
  if (reportsLoss) return true;
  // A stream that never held a message says 0 to 0; one whose messages all aged says that the next is its first.
  return messages > 0 ? messages < lastSeq - firstSeq + 1 : firstSeq > 0 && firstSeq <= lastSeq;
}

function isRewound(state: PresentStream, remembered: RememberedStream): boolean {
  if (state.lastSeq < remembered.lastSeq) return true;
  // A stream that lost its tail and grew past the old end shows it only by another message at the old place.
  if (state.storedAtRemembered === undefined || remembered.lastSeq < state.firstSeq || remembered.lastSeq === 0) return false;
  return state.storedAtRemembered.at !== remembered.lastAt;
}

function repairOfDurable(
  durable: WantedDurable,
  stream: Exclude<ObservedStream, { state: 'unknown' }>,
  streamRepair: StreamRepair | undefined,
  observed: ObservedTopology,
  remembered: Memory,
): Repair | undefined {
  const about = { stream: durable.stream, durable: durable.name };
  const streamIsNew = streamRepair?.kind === 'create-stream' || streamRepair?.kind === 'recreate-stream';
  if (streamIsNew) return { kind: 'create-durable', ...about, from: 'all', reason: 'missing' };
  const state = observed.durables.get(durableKey(durable)) ?? { state: 'unknown' };
  if (state.state === 'unknown') return undefined;
  if (state.state === 'missing') return { kind: 'create-durable', ...about, from: beginning(durable, stream, streamRepair, remembered), reason: 'missing' };
  const reason = troubleOfDurable(state, stream, streamRepair);
  if (reason === undefined) return undefined;
  return { kind: reason === 'differs' ? 'update-durable' : 'recreate-durable', ...about, from: 'all', reason };
}

function troubleOfDurable(durable: PresentDurable, stream: ObservedStream, streamRepair: StreamRepair | undefined): DurableTrouble | undefined {
  if (streamRepair?.reason === 'rewound') return 'stream-rewound';
  if (stream.state === 'present' && Math.max(durable.deliveredSeq, durable.ackFloorSeq) > stream.lastSeq) return 'ahead';
  if (durable.drift === 'incompatible') return 'incompatible';
  return durable.drift === 'changeable' ? 'differs' : undefined;
}

// A first creation starts at `new`: its consumer reads the owner's log up to now. After a loss, and on a stream that is
// itself new, everything is delivered and the inbox drops what it knows.
function beginning(durable: WantedDurable, stream: ObservedStream, streamRepair: StreamRepair | undefined, remembered: Memory): DeliverFrom {
  const isLost = remembered.durables.has(durableKey(durable)) || streamRepair?.kind === 'note-stream';
  const isEmpty = stream.state === 'present' && stream.lastSeq === 0;
  return isLost || isEmpty ? 'all' : 'new';
}
