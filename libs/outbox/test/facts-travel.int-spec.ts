import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { createStreams, eventually, startNats, type TestNats } from '@haicap/testing';
import { raiseFollower, type FollowerStage } from './follower-stage.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(30_000);

let nats: TestNats;
let owner: OwnerStage;
let follower: FollowerStage;
let ownerBus: Bus;
let followerBus: Bus;

beforeAll(async () => {
  nats = await startNats();
  ownerBus = await nats.connect('registry');
  followerBus = await nats.connect('dossier');
  await createStreams(await nats.connect('bus-keeper'));
});

beforeEach(async () => {
  [owner, follower] = await Promise.all([raiseOwner(), raiseFollower()]);
});

afterEach(async () => {
  await follower.close();
  await owner.close();
});

afterAll(() => nats.stop());

describe('a fact of an owner', () => {
  it('reaches the projection of its follower within a second', async () => {
    await owner.answer(ownerBus);
    owner.relay(ownerBus);
    const subscription = follower.follow(followerBus);
    await eventually(() => subscription.ready());

    await owner.append([noted(1, 1), noted(2, 1), noted(1, 2)]);

    await eventually(async () => expect(await follower.sums()).toEqual({ units: 2, amount: 3, logged: 3, misordered: 0 }), 1_000);
  });
});
