import { describe, expect, it, jest } from '@jest/globals';
import { eventually, pause } from '@haicap/testing';
import { currentTraceId, runInTrace } from '@haicap/service-kit';
import { notifyOutbox } from '../src/index.js';
import { addUp } from './follower-stage.js';
import { noted } from './owner-stage.js';
import { travelStage } from './travel-stage.js';

jest.setTimeout(30_000);

const stage = travelStage({ ownerAnswers: false });

describe('a fact of an owner', () => {
  it('is in the projection of its follower within a second, as a rule', async () => {
    await stage.owner.answer(stage.ownerBus);
    stage.owner.relay(stage.ownerBus);
    const subscription = stage.follower.follow(stage.followerBus);
    await eventually(() => subscription.ready());
    const tookMs: number[] = [];
    for (let version = 1; version <= 7; version += 1) {
      const startedAt = performance.now();
      await stage.owner.note(1, version);
      notifyOutbox(stage.ownerBus);
      await eventually(async () => expect(await stage.follower.sums()).toEqual({ units: 1, amount: version, logged: version, misordered: 0 }));
      tookMs.push(performance.now() - startedAt);
    }

    // The median: the first one waits for the lease and the durable, and a machine may stutter.
    expect(tookMs.sort((a, b) => a - b)[3]).toBeLessThan(1_000);
  });

  it('carries the trace of its command into the projection', async () => {
    await stage.owner.answer(stage.ownerBus);
    stage.owner.relay(stage.ownerBus);
    const traces: (string | undefined)[] = [];
    const subscription = stage.follower.follow(stage.followerBus, async (tx, facts) => {
      traces.push(currentTraceId());
      await addUp(tx, facts);
    });
    await eventually(() => subscription.ready());
    // The comparison with the owner's log that follows the attachment has no command's trace.
    await pause(500);

    await runInTrace(`00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`, () => stage.owner.append([noted(1, 1)]));

    await eventually(() => expect(traces).toEqual(['c'.repeat(32)]));
  });
});

describe('a follower that nobody waits for', () => {
  it('rests while a load pours facts into the stream, and loses none', async () => {
    await stage.owner.answer(stage.ownerBus);
    stage.owner.relay(stage.ownerBus);
    const turns: { fromMs: number; toMs: number }[] = [];
    const restMs = 1_000;
    const subscription = stage.follower.follow(stage.followerBus, async (tx, facts) => {
      const fromMs = performance.now();
      await addUp(tx, facts);
      turns.push({ fromMs, toMs: performance.now() });
    }, { lagMs: 50, restMs, loadPerSecond: 20, reconcileMs: 300_000 }, { givesWay: true });
    // A comparison with the owner's log takes no rest and would take facts of the load with it: the one after the attachment is over, and no other comes.
    await eventually(async () => expect(await subscription.caughtUp()).toBe(true));

    const hasRested = () => turns.some(({ fromMs }, index) => index > 0 && fromMs - (turns[index - 1]?.toMs ?? 0) >= restMs);
    let lots = 0;
    for (; lots < 100 && !hasRested(); lots += 1) await stage.owner.append(Array.from({ length: 500 }, (_, n) => noted(1 + lots * 500 + n, 1)));

    expect(hasRested()).toBe(true);
    await eventually(async () => expect(await stage.follower.sums()).toMatchObject({ units: lots * 500, misordered: 0 }), 30_000);
    await subscription.stop();
  });
});
