/** @jest-environment-options {"customExportConditions": ["@haicap/test-build", "@haicap/source", "node", "node-addons"]} */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MUTANTS, type MutantName } from '@haicap/messaging/test-build';
import { withScope } from '@haicap/service-kit';
import { eventually, pause } from '@haicap/testing';
import { appendEvents, bodyHash, claimKeys, storeKeys, type Project } from '../src/index.js';
import { EVENT_COLUMNS, toFact, type EventRow } from '../src/owner/event-log.store.js';
import { messageOf } from '../src/test-build/bus-at-hand.js';
import { forgetKeys } from '../src/test-build/command-mutants.js';
import { addUp } from './follower-stage.js';
import { unitId } from './note-facts.js';
import { noted } from './owner-stage.js';
import { readStream, shortNames } from './stream-view.js';
import { travelStage } from './travel-stage.js';

jest.setTimeout(60_000);

const stage = travelStage({ ownerAnswers: false });

beforeEach(() => {
  process.env['HAICAP_MUTANT_DATABASE_URL'] = stage.follower.database.ownerUrl;
});

afterEach(() => {
  delete process.env['HAICAP_MUTANT'];
  delete process.env['HAICAP_MUTANT_DATABASE_URL'];
});

/** Long enough for everything that is going to happen in these scenarios to have happened. */
const SETTLED_MS = 4_000;

const settled = (done: () => Promise<boolean>, withinMs = SETTLED_MS) => eventually(done, withinMs).then(() => undefined, () => undefined);

const append = (act: () => Promise<void>, unit: number) => withScope(stage.owner.dataSource, { kind: 'installation' }, async (tx) => {
  await appendEvents(tx, [noted(unit, 1)], { actor: 'account-1', clock: stage.owner.clock, ids: stage.owner.ids });
  await act();
});

async function follow(project: Project): Promise<void> {
  await stage.owner.answer(stage.ownerBus);
  const subscription = stage.follower.follow(stage.followerBus, project, { reconcileMs: 60_000 });
  await eventually(() => subscription.ready());
  await pause(500);
}

/** A projection that cannot take the facts of a unit for a while after the first of them came. */
function stumbling(over: number, forMs = 500): Project {
  let until: number | undefined;
  return async (tx, facts) => {
    await addUp(tx, facts);
    if (!facts.some(({ aggregateId }) => aggregateId === unitId(over))) return;
    until ??= performance.now() + forMs;
    if (performance.now() < until) throw new Error('stumbled');
  };
}

async function missingOf(total: number, withinMs?: number): Promise<number> {
  await settled(async () => (await stage.follower.sums()).amount === total, withinMs);
  return total - (await stage.follower.sums()).amount;
}

/** What each mutant harms, counted: nothing without it, something with it. */
const harms: Partial<Record<MutantName, () => Promise<number>>> = {
  'cursor-relay': async () => {
    stage.owner.relay(stage.ownerBus);
    await append(async () => {
      await stage.owner.note(2, 1);
      await eventually(async () => (await stage.owner.published()) === 1);
    }, 1);
    await settled(async () => (await stage.owner.published()) === 2);
    return 2 - (await stage.owner.published());
  },
  'publish-before-commit': async () => {
    stage.owner.relay(stage.ownerBus);
    await expect(append(() => Promise.reject(new Error('crashed before COMMIT')), 1)).rejects.toThrow('crashed before COMMIT');
    return (await readStream(stage.admin)).length;
  },
  'ack-before-commit': async () => {
    stage.owner.relay(stage.ownerBus);
    await follow(stumbling(1));
    await stage.owner.note(1, 1);
    return missingOf(1);
  },
  'max-deliver-3': async () => {
    stage.owner.relay(stage.ownerBus);
    // Tried at once, after one second and after three; the fourth time, after eight, it would succeed.
    await follow(stumbling(1, 4_000));
    await stage.owner.note(1, 1);
    return missingOf(1, 12_000);
  },
  'inbox-in-another-transaction': async () => {
    stage.owner.relay(stage.ownerBus);
    await follow(stumbling(1));
    await stage.owner.note(1, 1);
    return missingOf(1);
  },
  'no-version-check': async () => {
    await follow(addUp);
    await stage.owner.note(1, 1, 3);
    const { rows } = await stage.owner.relayPool.query<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event e ORDER BY id DESC`);
    for (const row of rows) {
      const { subject, payload } = messageOf(toFact('registry', row));
      await stage.ownerBus.js.publish(subject, payload);
      await pause(100);
    }
    expect(await missingOf(3)).toBe(0);
    return stage.follower.count('(SELECT version - lag(version, 1, 0) OVER (PARTITION BY aggregate_id ORDER BY applied_at) AS step FROM inbox) s WHERE step <> 1');
  },
  'two-skip-locked-relays': async () => {
    await stage.owner.note(1, 1, 60);
    stage.owner.relay(stage.ownerBus);
    await eventually(async () => (await stage.owner.published()) === 60);
    const names = shortNames(await readStream(stage.admin));
    return names.filter((name, index) => name !== `1:${index + 1}`).length;
  },
  'relay-without-fencing': async () => {
    const relay = stage.owner.relay(stage.ownerBus, 'paused');
    await eventually(() => relay.isHolder());
    await pause(500);
    await stage.owner.database.admin.query(`UPDATE relay_lease SET owner = 'another', epoch = epoch + 1, expires_at = clock_timestamp() + interval '1 hour'`);
    await stage.owner.note(1, 1);
    await settled(async () => (await stage.owner.published()) === 1);
    return stage.owner.published();
  },
  'idempotency-only-in-redis': async () => {
    stage.owner.relay(stage.ownerBus);
    const claim = { account: 'a', route: 'r', key: 'k', bodyHash: bodyHash({}) };
    const ask = () => withScope(stage.owner.dataSource, { kind: 'installation' }, async (tx) => {
      const [state] = await claimKeys(tx, [claim]);
      if (state?.state === 'new') await storeKeys(tx, [{ ...claim, aggregateId: unitId(1), version: 1, status: 201 }]);
      return state?.state;
    });
    expect([await ask(), await ask()]).toEqual(['new', 'replay']);
    forgetKeys();
    return (await ask()) === 'new' ? 1 : 0;
  },
  'emit-instead-of-outbox': async () => {
    const away = stage.owner.relay({ ...stage.ownerBus, isConnected: () => false });
    await eventually(() => away.isHolder());
    await stage.owner.note(1, 1);
    await pause(500);
    await away.stop();
    stage.owner.relay(stage.ownerBus, 'after the outage');
    await eventually(async () => (await stage.owner.published()) === 1);
    return 1 - (await readStream(stage.admin)).length;
  },
  'inbox-keyed-by-stream-sequence': async () => {
    await follow(stumbling(1));
    await stage.owner.note(1, 1);
    await stage.owner.note(2, 1);
    stage.owner.relay(stage.ownerBus);
    return missingOf(2);
  },
};

// They harm nothing by themselves.
const MENDS: readonly MutantName[] = ['no-repair', 'no-watch'];

describe('in a test build', () => {
  it.each(Object.entries(harms))('nothing of what %s harms is harmed without it', async (_mutant, harm) => {
    expect(await harm()).toBe(0);
  });

  it.each(Object.entries(harms))('%s harms', async (mutant, harm) => {
    process.env['HAICAP_MUTANT'] = mutant;

    expect(await harm()).toBeGreaterThan(0);
  });

  it('every mutant has its scenario', () => {
    expect([...Object.keys(harms), ...MENDS].sort()).toEqual(Object.keys(MUTANTS).sort());
  });
});
