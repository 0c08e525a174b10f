import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { createStreams, eventually, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { raiseFollower, type FollowerStage } from './follower-stage.js';
import { raiseOwner, type OwnerStage } from './owner-stage.js';

/** What facts travel over, from an owner to a follower. */
export interface TravelStage {
  nats: TestNats;
  /** With bus-keeper's rights. */
  admin: Bus;
  ownerBus: Bus;
  followerBus: Bus;
  owner: OwnerStage;
  follower: FollowerStage;
}

const BACK_MS = 30_000;

/**
 * One broker for the tests of a file; a stream, an owner and a follower for each of them. To be called while the file is read: it registers
 * the hooks, and what it gives is filled by them. Whatever has to end before the stages is registered before it.
 */
export function travelStage({ ownerAnswers }: { readonly ownerAnswers: boolean }): TravelStage {
  const stage = {} as TravelStage;
  beforeAll(async () => {
    stage.nats = await startNats();
    stage.admin = await stage.nats.connect('bus-keeper');
    stage.ownerBus = await stage.nats.connect('registry');
    stage.followerBus = await stage.nats.connect('dossier');
  });
  beforeEach(async () => {
    await createStreams(stage.admin, { owner: 'registry' });
    [stage.owner, stage.follower] = await Promise.all([raiseOwner(), raiseFollower()]);
    if (ownerAnswers) await stage.owner.answer(stage.ownerBus);
  });
  afterEach(async () => {
    await stage.follower.close();
    await stage.owner.close();
    // A test may have stopped the broker, and each connection comes back by its own patience.
    await eventually(() => expect(stage.admin.isConnected()).toBe(true), BACK_MS);
    // The next test's events have the same ids, and the stream would take them for repeats.
    await (await jetstreamManager(stage.admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
  });
  afterAll(() => stage.nats.stop());
  return stage;
}
