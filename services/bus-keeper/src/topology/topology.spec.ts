import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  absentees, durableKey, NOTHING_REMEMBERED, planRepairs, remember, rememberRepaired,
  type Memory, type ObservedDurable, type ObservedStream, type ObservedTopology, type PresentDurable, type PresentStream, type Repair, type WantedTopology,
} from './topology.js';

const wanted: WantedTopology = {
  streams: [
    { name: 'REGISTRY', subjects: ['fact.registry.>'], maxBytes: 1, replicas: 1 },
    { name: 'DOSSIER', subjects: ['fact.dossier.>'], maxBytes: 1, replicas: 1 },
  ],
  durables: [
    { stream: 'REGISTRY', name: 'dossier-unit', filterSubject: 'fact.registry.unit.*.*' },
    { stream: 'DOSSIER', name: 'reporting-dossier', filterSubject: 'fact.dossier.dossier.*.*' },
  ],
};

const aStream = (change: Partial<PresentStream> = {}): PresentStream => ({
  state: 'present', created: '2025-07-01T01:00:00Z', firstSeq: 1, lastSeq: 200, lastAt: '2025-07-01T01:10:00Z', messages: 200, reportsLoss: false, drift: 'none', ...change,
});
const aDurable = (change: Partial<PresentDurable> = {}): PresentDurable => ({
  state: 'present', deliveredSeq: 200, ackFloorSeq: 200, pending: 0, ackPending: 0, drift: 'none', ...change,
});

function observed(stream: ObservedStream = aStream(), durable: ObservedDurable = aDurable()): ObservedTopology {
  return {
    streams: new Map<string, ObservedStream>([['REGISTRY', aStream()], ['DOSSIER', stream]]),
    durables: new Map<string, ObservedDurable>([['REGISTRY/dossier-unit', aDurable()], ['DOSSIER/reporting-dossier', durable]]),
  };
}

const seenBefore = remember(observed(), NOTHING_REMEMBERED);
const briefly = (repairs: Repair[]) => repairs.map((repair) => `${repair.kind} ${'durable' in repair ? `${repair.durable} from ${repair.from}` : repair.stream}: ${repair.reason}`);

describe('a bus that is as wanted', () => {
  it('needs nothing', () => {
    expect(planRepairs(observed(), wanted, seenBefore)).toEqual([]);
  });

  it('needs nothing when its streams merely grew', () => {
    expect(planRepairs(observed(aStream({ lastSeq: 900, messages: 900 })), wanted, seenBefore)).toEqual([]);
  });

  it('needs nothing when age took messages from the front, or all of them', () => {
    expect(planRepairs(observed(aStream({ firstSeq: 150, messages: 51 })), wanted, seenBefore)).toEqual([]);
    expect(planRepairs(observed(aStream({ firstSeq: 201, messages: 0 })), wanted, seenBefore)).toEqual([]);
  });
});

describe('a new installation', () => {
  it('gets its streams and, on them, durables that deliver everything', () => {
    const nothing: ObservedTopology = {
      streams: new Map(wanted.streams.map(({ name }) => [name, { state: 'missing' }])),
      durables: new Map(wanted.durables.map((durable) => [durableKey(durable), { state: 'missing' }])),
    };

    expect(briefly(planRepairs(nothing, wanted, NOTHING_REMEMBERED))).toEqual([
      'create-stream REGISTRY: missing', 'create-durable dossier-unit from all: missing',
      'create-stream DOSSIER: missing', 'create-durable reporting-dossier from all: missing',
    ]);
  });
});

describe('a durable', () => {
  it('begins at new when it is created for the first time on a stream with history', () => {
    expect(briefly(planRepairs(observed(aStream(), { state: 'missing' }), wanted, NOTHING_REMEMBERED))).toEqual(['create-durable reporting-dossier from new: missing']);
  });

  it('begins at the beginning when it was there before', () => {
    expect(briefly(planRepairs(observed(aStream(), { state: 'missing' }), wanted, seenBefore))).toEqual(['create-durable reporting-dossier from all: missing']);
  });

  it('is made again when it stands beyond the end of its stream, delivered or acknowledged', () => {
    const stream = aStream({ lastSeq: 100, messages: 100 });
    const ahead = ['recreate-durable reporting-dossier from all: ahead'];

    expect(briefly(planRepairs(observed(stream, aDurable({ ackFloorSeq: 50 })), wanted, NOTHING_REMEMBERED))).toEqual(ahead);
    expect(briefly(planRepairs(observed(stream, aDurable({ deliveredSeq: 50 })), wanted, NOTHING_REMEMBERED))).toEqual(ahead);
  });

  it('is changed in place where that is possible and made again where it is not', () => {
    expect(briefly(planRepairs(observed(aStream(), aDurable({ drift: 'changeable' })), wanted, seenBefore))).toEqual(['update-durable reporting-dossier from all: differs']);
    expect(briefly(planRepairs(observed(aStream(), aDurable({ drift: 'incompatible' })), wanted, seenBefore))).toEqual(['recreate-durable reporting-dossier from all: incompatible']);
  });

  it('is left alone when it does not answer', () => {
    expect(planRepairs(observed(aStream(), { state: 'unknown' }), wanted, seenBefore)).toEqual([]);
  });
});

describe('a stream', () => {
  it('that was deleted is made again with its durables, which deliver everything', () => {
    expect(briefly(planRepairs(observed({ state: 'missing' }, { state: 'missing' }), wanted, seenBefore))).toEqual([
      'create-stream DOSSIER: missing', 'create-durable reporting-dossier from all: missing',
    ]);
  });

  it('that somebody replaced is told, and its durables are made', () => {
    const replaced = aStream({ created: '2025-07-02T01:00:00Z', lastSeq: 300, messages: 300 });

    expect(briefly(planRepairs(observed(replaced, { state: 'missing' }), wanted, seenBefore))).toEqual([
      'note-stream DOSSIER: replaced', 'create-durable reporting-dossier from all: missing',
    ]);
  });

  it('that lost its tail is told, and its durables deliver everything again', () => {
    expect(briefly(planRepairs(observed(aStream({ lastSeq: 100, messages: 100 })), wanted, seenBefore))).toEqual([
      'note-stream DOSSIER: rewound', 'recreate-durable reporting-dossier from all: stream-rewound',
    ]);
  });

  it('that lost its tail and grew past the old end is noticed by another message at the old place', () => {
    const regrown = aStream({ lastSeq: 250, messages: 250, storedAtRemembered: { at: '2025-07-01T01:20:00Z' } });

    expect(briefly(planRepairs(observed(regrown), wanted, seenBefore))).toEqual([
      'note-stream DOSSIER: rewound', 'recreate-durable reporting-dossier from all: stream-rewound',
    ]);
  });

  it('that has the same message at the old place has only grown', () => {
    const grown = aStream({ lastSeq: 250, messages: 250, storedAtRemembered: { at: '2025-07-01T01:10:00Z' } });

    expect(planRepairs(observed(grown), wanted, seenBefore)).toEqual([]);
  });

  it('with a hole, or that says it lost something, is made again, for nobody may delete', () => {
    const again = ['recreate-stream DOSSIER: damaged', 'create-durable reporting-dossier from all: missing'];

    expect(briefly(planRepairs(observed(aStream({ messages: 199 })), wanted, seenBefore))).toEqual(again);
    expect(briefly(planRepairs(observed(aStream({ reportsLoss: true })), wanted, seenBefore))).toEqual(again);
    expect(briefly(planRepairs(observed(aStream({ messages: 0 })), wanted, seenBefore))).toEqual(again);
  });

  it('that cannot be read is made again', () => {
    expect(briefly(planRepairs(observed({ state: 'unreadable' }, { state: 'unknown' }), wanted, seenBefore))).toEqual([
      'recreate-stream DOSSIER: unreadable', 'create-durable reporting-dossier from all: missing',
    ]);
  });

  it('that differs is changed in place, or made again where that is impossible', () => {
    expect(briefly(planRepairs(observed(aStream({ drift: 'changeable' })), wanted, seenBefore))).toEqual(['update-stream DOSSIER: differs']);
    expect(briefly(planRepairs(observed(aStream({ drift: 'incompatible' })), wanted, seenBefore))).toEqual([
      'recreate-stream DOSSIER: incompatible', 'create-durable reporting-dossier from all: missing',
    ]);
  });

  it('that does not answer for a moment is left alone with its durables', () => {
    expect(planRepairs(observed({ state: 'unknown' }, { state: 'missing' }), wanted, seenBefore)).toEqual([]);
  });
});

describe('readiness', () => {
  it('names what is not there or not known to be there', () => {
    expect(absentees(observed(), wanted)).toEqual([]);
    expect(absentees(observed({ state: 'unknown' }, { state: 'missing' }), wanted)).toEqual(['DOSSIER', 'DOSSIER/reporting-dossier']);
  });
});

describe('memory', () => {
  it('keeps what is not answering now', () => {
    const later = remember(observed({ state: 'unknown' }, { state: 'unknown' }), seenBefore);

    expect(later).toEqual(seenBefore);
  });
});

describe('a repair that failed', () => {
  it('is planned again at the next look, while what was done is not', () => {
    const rewound = observed(aStream({ lastSeq: 100, messages: 100 }), aDurable({ deliveredSeq: 80, ackFloorSeq: 80 }));
    const planned = planRepairs(rewound, wanted, seenBefore);

    const again = planRepairs(rewound, wanted, rememberRepaired(rewound, seenBefore, planned, planned.slice(0, 1)));
    const settledNow = planRepairs(rewound, wanted, rememberRepaired(rewound, seenBefore, planned, planned));

    expect(again).toEqual(planned);
    expect(settledNow).toEqual([]);
  });
});

/** A bus in the hands of a model: what the server would say after a repair. */
function carriedOut(before: ObservedTopology, repairs: readonly Repair[]): ObservedTopology {
  const streams = new Map(before.streams);
  const durables = new Map(before.durables);
  for (const repair of repairs) {
    const stream = streams.get(repair.stream);
    if ('durable' in repair) {
      const key = `${repair.stream}/${repair.durable}`;
      const present = durables.get(key);
      const isThere = present?.state === 'present';
      if (repair.kind === 'create-durable' && isThere) throw new Error(`${key} exists already`);
      if (repair.kind !== 'create-durable' && !isThere) throw new Error(`${key} does not exist`);
      if (stream?.state !== 'present') throw new Error(`${key} has no stream`);
      durables.set(key, aDurable({ deliveredSeq: 0, ackFloorSeq: 0, ...(repair.kind === 'update-durable' && isThere ? { deliveredSeq: present.deliveredSeq, ackFloorSeq: present.ackFloorSeq } : {}) }));
    } else if (repair.kind === 'update-stream' && stream?.state === 'present') {
      streams.set(repair.stream, { ...stream, drift: 'none' });
    } else if (repair.kind === 'create-stream' || repair.kind === 'recreate-stream') {
      if (repair.kind === 'create-stream' && stream?.state !== 'missing') throw new Error(`${repair.stream} exists already`);
      streams.set(repair.stream, aStream({ created: 'later', firstSeq: 0, lastSeq: 0, messages: 0 }));
      for (const key of durables.keys()) if (key.startsWith(`${repair.stream}/`)) durables.set(key, { state: 'missing' });
    }
  }
  return { streams, durables };
}

const seq = fc.integer({ min: 0, max: 40 });
const drift = fc.constantFrom('none', 'changeable', 'incompatible') as fc.Arbitrary<PresentStream['drift']>;
const anyStream: fc.Arbitrary<ObservedStream> = fc.oneof(
  fc.constant<ObservedStream>({ state: 'missing' }), fc.constant<ObservedStream>({ state: 'unreadable' }),
  fc.record({ created: fc.constantFrom('one', 'two'), lastSeq: seq, messages: seq, reportsLoss: fc.boolean(), drift, at: fc.constantFrom('x', 'y', undefined) })
    .map(({ lastSeq, messages, at, ...rest }) => aStream({ ...rest, firstSeq: lastSeq === 0 ? 0 : 1, lastSeq, messages: Math.min(messages, lastSeq), lastAt: 'x', storedAtRemembered: { at } })),
);
const anyDurable: fc.Arbitrary<ObservedDurable> = fc.oneof(
  fc.constant<ObservedDurable>({ state: 'missing' }),
  fc.record({ deliveredSeq: seq, ackFloorSeq: seq, drift }).map((change) => aDurable(change)),
);
const anyBus = fc.tuple(anyStream, anyStream, anyDurable, anyDurable).map(([registry, dossier, unit, reporting]): ObservedTopology => {
  const onStream = (stream: ObservedStream, durable: ObservedDurable): ObservedDurable => (stream.state === 'present' ? durable : { state: 'missing' });
  return {
    streams: new Map([['REGISTRY', registry], ['DOSSIER', dossier]]),
    durables: new Map([['REGISTRY/dossier-unit', onStream(registry, unit)], ['DOSSIER/reporting-dossier', onStream(dossier, reporting)]]),
  };
});
const anyMemory: fc.Arbitrary<Memory> = fc.option(anyBus, { nil: undefined }).map((bus) => (bus === undefined ? NOTHING_REMEMBERED : remember(bus, NOTHING_REMEMBERED)));

/** What a next look would see once this one is remembered: the message at the old place is the one remembered. */
const settled = (bus: ObservedTopology): ObservedTopology => ({
  ...bus,
  streams: new Map([...bus.streams].map(([name, stream]) => [name, stream.state === 'present' ? { ...stream, storedAtRemembered: { at: stream.lastAt } } : stream])),
});

describe('any bus in any state', () => {
  it('is whole after at most two rounds of repairs, and then the plan is empty', () => {
    fc.assert(fc.property(anyBus, anyMemory, (bus, before) => {
      let now = bus;
      let memory = before;
      for (let round = 0; round < 2; round += 1) {
        const repairs = planRepairs(now, wanted, memory);
        memory = rememberRepaired(now, memory, repairs, repairs);
        now = settled(carriedOut(now, repairs));
      }

      expect(planRepairs(now, wanted, memory)).toEqual([]);
      expect(absentees(now, wanted)).toEqual([]);
    }), { seed: 38, numRuns: 2_000 });
  });

  it('never leaves a durable beyond the end of its stream', () => {
    fc.assert(fc.property(anyBus, anyMemory, (bus, memory) => {
      const after = carriedOut(bus, planRepairs(bus, wanted, memory));
      for (const durable of wanted.durables) {
        const stream = after.streams.get(durable.stream);
        const state = after.durables.get(durableKey(durable));
        if (stream?.state === 'present' && state?.state === 'present') expect(state.deliveredSeq).toBeLessThanOrEqual(stream.lastSeq);
      }
    }), { seed: 38, numRuns: 2_000 });
  });

  it('never delivers from now on where something was lost', () => {
    fc.assert(fc.property(anyBus, (bus) => {
      const everythingSeen = remember(observed(), NOTHING_REMEMBERED);
      for (const repair of planRepairs(bus, wanted, everythingSeen)) if ('durable' in repair) expect(repair.from).toBe('all');
    }), { seed: 38, numRuns: 1_000 });
  });
});
