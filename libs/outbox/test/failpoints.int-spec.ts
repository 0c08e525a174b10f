/** @jest-environment-options {"customExportConditions": ["@haicap/test-build", "@haicap/source", "node", "node-addons"]} */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { FAILPOINTS } from '@haicap/messaging/test-build';
import { withScope } from '@haicap/service-kit';
import { createStreams, eventually, startNats, type TestNats } from '@haicap/testing';
import { appendEvents, bodyHash, claimKeys, storeKeys } from '../src/index.js';
import { raiseFollower, type FollowerStage } from './follower-stage.js';
import { unitId } from './note-facts.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(60_000);

interface Passed {
  readonly name: string;
  readonly detail: string;
  /** Events that others saw at that moment. */
  readonly committed: number;
}

let nats: TestNats;
let admin: Bus;
let owner: OwnerStage;
let follower: FollowerStage;
let control: Server;
let passed: Passed[] = [];

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connect('bus-keeper');
  await createStreams(admin, { owner: 'registry' });
  [owner, follower] = await Promise.all([raiseOwner(), raiseFollower()]);
  control = createServer((request, response) => {
    void (async () => {
      const { name, detail } = await json(request) as Passed;
      const { rows: [row] } = await owner.database.admin.query<{ n: number }>('SELECT count(*)::integer AS n FROM event');
      passed.push({ name, detail, committed: row?.n ?? -1 });
      response.end();
    })();
  });
  await new Promise<void>((listening) => control.listen(0, '127.0.0.1', listening));
  process.env['HAICAP_FAILPOINT_URL'] = `http://127.0.0.1:${(control.address() as AddressInfo).port}/`;
});

afterEach(() => {
  passed = [];
});

afterAll(async () => {
  delete process.env['HAICAP_FAILPOINTS'];
  delete process.env['HAICAP_FAILPOINT_URL'];
  await follower.close();
  await owner.close();
  control.closeAllConnections();
  await new Promise((closed) => control.close(closed));
  await nats.stop();
});

const only = (prefix: string) => FAILPOINTS.filter((name) => name.startsWith(prefix));
const claim = { account: 'a', route: 'rpc.registry.note-unit.v1', key: 'k', bodyHash: bodyHash({}) };
const EVENT = 'vn.haicap.registry.unit.noted.v1';

describe('the points of a command', () => {
  it('lie around its COMMIT and name its route, or the kind of its event', async () => {
    process.env['HAICAP_FAILPOINTS'] = only('command.').join();

    await withScope(owner.dataSource, { kind: 'installation' }, async (tx) => {
      await claimKeys(tx, [claim]);
      await storeKeys(tx, [{ ...claim, aggregateId: unitId(1), version: 1, status: 201 }]);
      await appendEvents(tx, [noted(1, 1)], { actor: 'account-1', clock: owner.clock, ids: owner.ids });
    });

    expect(passed).toEqual([
      { name: 'command.keys-claimed', detail: claim.route, committed: 0 },
      { name: 'command.events-appended', detail: EVENT, committed: 0 },
      { name: 'command.before-commit', detail: claim.route, committed: 0 },
      { name: 'command.after-commit', detail: claim.route, committed: 1 },
    ]);
  });
});

describe('the points of a fact on its way', () => {
  it('are passed in the order of their list', async () => {
    process.env['HAICAP_FAILPOINTS'] = [...only('relay.'), ...only('consumer.'), ...only('rpc.')].join();
    await owner.answer(await nats.connect('registry'));
    const subscription = follower.follow(await nats.connect('dossier'));
    await eventually(() => subscription.ready());
    expect([...new Set(passed.map(({ name }) => name))]).toEqual([...only('rpc.'), 'consumer.projected', 'consumer.before-commit']);
    passed = [];

    owner.relay(await nats.connect('registry'));
    const namesOf = (prefix: string) => passed.map(({ name }) => name).filter((name) => name.startsWith(prefix));

    await eventually(() => expect([namesOf('relay.'), namesOf('consumer.')]).toEqual([only('relay.'), only('consumer.')]));
  });
});
