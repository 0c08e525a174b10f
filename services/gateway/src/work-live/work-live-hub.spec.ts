import { createLogger } from '@haicap/service-kit';
import { fixedClock } from '@haicap/kernel';
import type { Actor } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { EventStream } from '../live/event-streams.js';
import type { KeepPresence } from '../presence/keep-presence.js';
import type { FeedListener, TimelineFeed } from '../timeline/timeline.feed.js';
import { WorkLiveHub } from './work-live-hub.js';

const UNIT = '00000000-0000-5000-8000-000000000001';
const DOSSIER = '01980000-0000-7000-8000-000000000001';
const HOA: Actor = { accountId: 'hoa', kind: 'officer', posts: [{ unitId: UNIT, role: 'specialist' }] };
const clock = fixedClock('2025-07-01T08:00:00+07:00');

class Reader implements EventStream {
  readonly events: { event: string; id: string }[] = [];
  private readonly closers: (() => void)[] = [];

  constructor(private isGone = false) {}

  push(event: string, _data: unknown, id: string): void {
    this.events.push({ event, id });
  }

  onClose(fn: () => void): void {
    if (this.isGone) fn();
    else this.closers.push(fn);
  }

  close(): void {
    this.isGone = true;
    for (const fn of this.closers) fn();
  }
}

let listeners: Set<FeedListener>;
let hub: WorkLiveHub;
beforeEach(() => {
  listeners = new Set();
  const feed = { isFollowing: true, listen: (listener: FeedListener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  } };
  const presence = { at: async () => [{ accountId: HOA.accountId, posts: HOA.posts, doing: 'reading', untilMs: clock.now().getTime() + 45_000 }] };
  hub = new WorkLiveHub({
    feed: feed as unknown as TimelineFeed, presence: presence as unknown as KeepPresence, bus: {} as Bus, clock, logger: createLogger({ service: 'gateway', level: 'silent' }),
  });
});
const watch = (reader: Reader, lastEventId?: string) => hub.watch(reader, {
  actor: HOA, reach: { everywhere: false, unitIds: [UNIT] }, lastEventId, askReach: () => Promise.reject(new Error('not asked here')), isStillOpen: async () => true,
});
const happen = (version: number) => {
  for (const { onFact } of listeners) onFact({ subject: DOSSIER, version, type: 'vn.haicap.dossier.dossier.assigned.v1', data: { competentUnitId: UNIT } });
};

describe('the facts about dossiers', () => {
  it('are followed while somebody reads, and not for a reader who had left before the stream was open', () => {
    watch(new Reader(true));
    expect(listeners.size).toBe(0);

    const reader = new Reader();
    watch(reader);
    expect(listeners.size).toBe(1);
    reader.close();
    expect(listeners.size).toBe(0);
  });
});

describe('a reader who comes back and has missed nothing', () => {
  it('keeps its place when it is told who is at a dossier', async () => {
    const [first, stays] = [new Reader(), new Reader()];
    watch(first);
    watch(stays);
    happen(1);
    const place = first.events.at(-1)?.id;
    first.close();

    const back = new Reader();
    watch(back, place);
    await hub.show(DOSSIER);

    expect(back.events).toEqual([{ event: 'presence', id: place }]);
  });
});
