import { describe, expect, it, jest } from '@jest/globals';
import { busSubjectOf, type FactEnvelope } from '@haicap/contracts';
import { createStreams, eventually, pause } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Project } from '../src/index.js';
import { EventLogStore } from '../src/owner/event-log.store.js';
import { addUp } from './follower-stage.js';
import { unitId } from './note-facts.js';
import { noted } from './owner-stage.js';
import { travelStage } from './travel-stage.js';

jest.setTimeout(30_000);

const stage = travelStage({ ownerAnswers: true });

/** Facts as the owner's log tells them. */
async function logged(): Promise<FactEnvelope[]> {
  const page = await new EventLogStore(stage.owner.relayPool, 'registry').list({ noun: 'unit', afterPosition: '0', limit: 1_000 });
  return page.events.map(({ fact }) => fact);
}

/** Puts facts on the stream in this order, past the relay and past the stream's own deduplication. */
async function deliver(...facts: (FactEnvelope | undefined)[]): Promise<void> {
  for (const fact of facts) if (fact !== undefined) await stage.ownerBus.js.publish(busSubjectOf(fact.type), JSON.stringify(fact));
}

async function following(project: Project = addUp, intervals = {}) {
  const subscription = stage.follower.follow(stage.followerBus, project, intervals);
  await eventually(() => subscription.ready());
  // The comparison that follows its attachment is over, so that it does not fill what a test takes away.
  await pause(500);
  return subscription;
}

const sumsBecome = (amount: number, units: number, withinMs = 10_000) =>
  eventually(async () => expect(await stage.follower.sums()).toEqual({ units, amount, logged: amount, misordered: 0 }), withinMs);

// No reconciliation and no fetching: what is shown here is the live path alone.
const LIVE_ONLY = { reconcileMs: 600_000, gapPatienceMs: 600_000 };

describe('facts delivered twice, late and in the wrong order', () => {
  it('have their effect once, in the order of versions', async () => {
    await following(addUp, LIVE_ONLY);
    await stage.owner.append([noted(1, 1), noted(1, 2), noted(1, 3), noted(2, 1), noted(2, 2)]);
    const [a1, a2, a3, b1, b2] = await logged();

    await deliver(a1, a1, a3, b2, a3, a2, b1, b1, a2, a1);

    await sumsBecome(5, 2);
    expect(await stage.follower.count('inbox')).toBe(5);
    expect(await stage.follower.count('inbox_parked')).toBe(0);
  });
});

describe('a follower that comes back', () => {
  it('may be used at once, and has caught up only when what happened meanwhile is applied', async () => {
    const first = await following();
    await stage.owner.append([noted(1, 1)]);
    await deliver(...(await logged()));
    await sumsBecome(1, 1);
    await eventually(() => first.caughtUp());
    await first.stop();
    await stage.owner.append([noted(1, 2), noted(2, 1)]);
    await deliver(...(await logged()).slice(1));
    let letIn = () => {};
    const door = new Promise<void>((resolve) => { letIn = resolve; });

    const second = stage.follower.follow(stage.followerBus, async (tx, facts) => {
      await door;
      await addUp(tx, facts);
    });
    await eventually(() => second.ready());
    const whileShut = await second.caughtUp();
    letIn();
    await sumsBecome(3, 2);

    expect(whileShut).toBe(false);
    await eventually(() => second.caughtUp(), 15_000);
  });

  it('has not caught up while a version is parked behind one that is missing', async () => {
    const subscription = await following(addUp, LIVE_ONLY);
    await stage.owner.append([noted(1, 1), noted(1, 2), noted(1, 3)]);
    const [a1, , a3] = await logged();
    await eventually(() => subscription.caughtUp(), 15_000);

    await deliver(a1, a3);
    await eventually(async () => expect(await stage.follower.count('inbox_parked')).toBe(1));

    expect(await subscription.caughtUp()).toBe(false);
  });
});

describe('a gap that no delivery closes', () => {
  it('is parked, fetched from the owner, and everything behind it follows', async () => {
    await following(addUp, { reconcileMs: 600_000 });
    await stage.owner.append([noted(1, 1), noted(1, 2), noted(1, 3), noted(1, 4), noted(2, 1)]);
    const [a1, , a3, a4, b1] = await logged();

    await deliver(a1, a3, a4, b1);

    await eventually(async () => expect((await stage.follower.sums()).units).toBe(2));
    await sumsBecome(5, 2);
    expect(await stage.follower.count('inbox_parked')).toBe(0);
  });

  it('stays parked and alone while the owner does not know the missing version either', async () => {
    await following(addUp, { reconcileMs: 600_000 });
    await stage.owner.append([noted(1, 1), noted(1, 2), noted(2, 1)]);
    const [a1, a2, b1] = await logged();
    if (a2 === undefined) throw new Error('no second fact');

    await deliver(a1, { ...a2, id: unitId(77), version: 4 }, b1);

    // Version 2 is fetched, version 3 exists nowhere.
    await sumsBecome(3, 2);
    await pause(1_000);
    expect(await stage.follower.count('inbox_parked')).toBe(1);
  });
});

describe('a hundred gaps that the owner cannot fill', () => {
  it('do not hide the gap behind them, which it can', async () => {
    await stage.owner.append([noted(1, 1), noted(1, 2)]);
    const [a1, a2] = await logged();
    if (a1 === undefined || a2 === undefined) throw new Error('no facts');
    const nowhere = Array.from({ length: 100 }, (_, n) => ({ ...a2, id: unitId(20_000 + n), subject: unitId(10_000 + n) }));
    await following(addUp, { reconcileMs: 600_000 });
    await stage.follower.database.admin.query('DELETE FROM noted; DELETE FROM noted_log; DELETE FROM inbox; DELETE FROM aggregate_version');
    await deliver(...nowhere);
    await eventually(async () => expect(await stage.follower.count('inbox_parked')).toBe(100));

    await deliver(a2);

    await sumsBecome(2, 1, 5_000);
    expect(await stage.follower.count('inbox_parked')).toBe(100);
  });
});

describe('a full replay of the stream', () => {
  it('of 2,500 facts has no second effect', async () => {
    stage.owner.relay(stage.ownerBus);
    await following();
    for (let start = 0; start < 2_500; start += 500) await stage.owner.append(Array.from({ length: 500 }, (_, n) => noted((start + n) % 100, Math.floor((start + n) / 100) + 1)));
    await sumsBecome(2_500, 100, 20_000);

    const manager = await jetstreamManager(stage.admin.nc, { checkAPI: false });
    await manager.consumers.delete('REGISTRY', 'dossier-unit');
    await createStreams(stage.admin, { owner: 'registry', only: 'durables', deliver: 'all' });
    await eventually(async () => {
      const { num_pending: pending, num_ack_pending: open } = await manager.consumers.info('REGISTRY', 'dossier-unit');
      expect(pending + open).toBe(0);
    }, 20_000);

    expect(await stage.follower.sums()).toEqual({ units: 100, amount: 2_500, logged: 2_500, misordered: 0 });
    expect(await stage.follower.count('inbox')).toBe(2_500);
    const { values: [duplicates] } = await stage.follower.metrics.inboxDuplicates.get();
    expect(duplicates?.value).toBeGreaterThanOrEqual(2_500);
  }, 60_000);
});

describe('a new follower of an old owner', () => {
  it('reads the log to its end while live facts arrive, and loses and doubles nothing', async () => {
    for (let start = 0; start < 3_000; start += 500) await stage.owner.append(Array.from({ length: 500 }, (_, n) => noted(start + n, 1)));
    stage.owner.relay(stage.ownerBus);
    const subscription = stage.follower.follow(stage.followerBus);
    let live = 0;
    while (!subscription.ready() || live < 60) {
      await stage.owner.append([noted(live, 2), noted(10_000 + live, 1)]);
      live += 1;
    }

    await sumsBecome(3_000 + 2 * live, 3_000 + live, 20_000);
  }, 60_000);

  it('gets what commits below the place that was already read', async () => {
    // Drawn early and committed late: a page cursor passes it by, the durable brings it.
    stage.owner.relay(stage.ownerBus);
    const holding = stage.owner.dataSource.createQueryRunner();
    await holding.startTransaction();
    await holding.query('SELECT append_events($1::jsonb)', [JSON.stringify([lateEntry])]);
    await stage.owner.append([noted(1, 1), noted(2, 1)]);
    await following(addUp, { reconcileMs: 600_000 });
    await sumsBecome(2, 2);

    await holding.commitTransaction();
    await holding.release();

    await sumsBecome(3, 3);
  });

  it('goes on where it was interrupted', async () => {
    for (let start = 0; start < 4_000; start += 1_000) await stage.owner.append(Array.from({ length: 1_000 }, (_, n) => noted(start + n, 1)));
    const first = stage.follower.follow(stage.followerBus);
    await eventually(async () => expect((await stage.follower.sums()).logged).toBeGreaterThanOrEqual(1_000));
    await first.stop();
    const before = await stage.follower.sums();
    expect(first.ready()).toBe(false);
    const { rows: [bootstrap] } = await stage.follower.database.admin.query<{ position: string; done: boolean }>('SELECT position, done_at IS NOT NULL AS done FROM bootstrap');
    expect(Number(bootstrap?.position)).toBeGreaterThanOrEqual(1_000);
    expect(bootstrap?.done).toBe(false);

    await following();

    expect(before.logged).toBeLessThan(4_000);
    await sumsBecome(4_000, 4_000);
    const { values: [duplicates] } = await stage.follower.metrics.inboxDuplicates.get();
    expect(duplicates?.value ?? 0).toBeLessThanOrEqual(1_000);
  }, 30_000);

  it('is not ready before its durable exists', async () => {
    await (await jetstreamManager(stage.admin.nc, { checkAPI: false })).consumers.delete('REGISTRY', 'dossier-unit');
    await stage.owner.note(1, 1);
    const subscription = stage.follower.follow(stage.followerBus);
    await pause(800);
    expect(subscription.ready()).toBe(false);
    expect((await stage.follower.sums()).logged).toBe(0);

    await createStreams(stage.admin, { owner: 'registry', only: 'durables' });

    await sumsBecome(1, 1);
  });
});

const lateEntry = {
  event_id: unitId(4_711), noun: 'unit', aggregate_id: unitId(3), version: 1, type: 'vn.haicap.registry.unit.noted.v1', body: { amount: 1, mark: '' },
  at: '2025-07-01T01:00:00Z', actor: 'account-1', traceparent: '', audit: { at: '2025-07-01T01:00:00Z', actor: 'account-1', action: 'note', object_type: 'unit', object_id: unitId(3), trace_id: '' },
};

describe('a message that is no fact', () => {
  it('is set aside once, however often it comes, and others go on', async () => {
    await following();
    await stage.owner.note(1, 1);
    const [fact] = await logged();

    await stage.ownerBus.js.publish('fact.registry.unit.noted.v1', 'not even JSON');
    await deliver(fact);
    await stage.ownerBus.js.publish('fact.registry.unit.noted.v1', 'not even JSON');

    await sumsBecome(1, 1);
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(1));
    const { rows } = await stage.follower.database.admin.query(`SELECT error, convert_from(decode(fact ->> 'raw', 'base64'), 'UTF8') AS text FROM dead_letter`);
    expect(rows).toEqual([{ error: 'not a fact', text: 'not even JSON' }]);
  });
});

describe('a follower that missed what no later version reveals', () => {
  it('finds the hole by comparing sums with the owner and fills it', async () => {
    await following(addUp, { reconcileMs: 500 });
    await stage.owner.append(Array.from({ length: 30 }, (_, n) => noted(n, 1)));
    const facts = await logged();

    await deliver(...facts.filter((_, n) => n !== 11 && n !== 12 && n !== 29));

    await sumsBecome(30, 30);
  });

  it('that was away finds it as soon as it is attached again', async () => {
    const first = await following(addUp, { reconcileMs: 600_000 });
    await stage.owner.append(Array.from({ length: 10 }, (_, n) => noted(n, 1)));
    await first.stop();

    await following(addUp, { reconcileMs: 600_000 });

    await sumsBecome(10, 10, 5_000);
  });
});
