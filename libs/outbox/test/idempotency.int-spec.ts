import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createDataSource, createLogger, UnknownOutcome, withScope } from '@haicap/service-kit';
import { faultProxy, seededIds, testClock, type FaultProxy } from '@haicap/testing';
import type { DataSource, EntityManager } from 'typeorm';
import { appendEvents, bodyHash, claimKeys, CommandBatcher, storeKeys, type KeyClaim } from '../src/index.js';
import { raiseApp, type AppStage } from './app-stage.js';
import { unitId } from './note-facts.js';
import { noted } from './owner-stage.js';

jest.setTimeout(30_000);

let stage: AppStage;

beforeAll(async () => {
  stage = await raiseApp();
});

beforeEach(() => stage.empty());

afterAll(() => stage.close());

const claim = (key: string, body: unknown = { unit: 1 }): KeyClaim => ({ account: 'account-1', route: 'rpc.dossier.note.v1', key, bodyHash: bodyHash(body) });
const answer = { aggregateId: unitId(1), version: 1, status: 201 };
const claimed = (...claims: KeyClaim[]) => stage.within((tx) => claimKeys(tx, claims));

describe('a key that was answered', () => {
  beforeEach(() => stage.within(async (tx) => {
    await claimKeys(tx, [claim('k')]);
    await storeKeys(tx, [{ ...claim('k'), ...answer }]);
  }));

  it('replays the answer for the same body, whatever the order of its fields', async () => {
    expect(await claimed(claim('k', { unit: 1 }))).toEqual([{ state: 'replay', answer }]);
    expect(bodyHash({ a: 1, b: { c: 2, d: 3 } })).toEqual(bodyHash({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it('is reused when the body differs', async () => {
    expect(await claimed(claim('k', { unit: 2 }))).toEqual([{ state: 'reused' }]);
  });

  it('is new for another account and for another route', async () => {
    expect(await claimed({ ...claim('k'), account: 'account-2' }, { ...claim('k'), route: 'rpc.dossier.other.v1' })).toEqual([{ state: 'new' }, { state: 'new' }]);
  });
});

describe('a key among many', () => {
  const MANY = 5_000;
  const rowsReadOneByOne = async (tx: EntityManager): Promise<number> => {
    const [row]: { read: string }[] = await tx.query(`SELECT seq_tup_read AS read FROM pg_stat_xact_user_tables WHERE relname = 'idempotency'`);
    return Number(row?.read);
  };

  it('is found by its index, also by a connection that has asked since there were none', async () => {
    const read = await stage.within(async (tx) => {
      for (let asked = 0; asked < 10; asked += 1) await claimKeys(tx, [claim(`first-${asked}`)]);
      await storeKeys(tx, Array.from({ length: MANY }, (_, index) => ({ ...claim(`k-${index}`), ...answer })));
      const before = await rowsReadOneByOne(tx);
      expect(await claimKeys(tx, [claim('k-7')])).toEqual([{ state: 'replay', answer }]);
      return await rowsReadOneByOne(tx) - before;
    });

    expect(read).toBe(0);
  });

  it('is found by its index where all that is known of them is that they are few', async () => {
    await stage.within((tx) => storeKeys(tx, Array.from({ length: MANY }, (_, index) => ({ ...claim(`k-${index}`), ...answer }))));
    await stage.database.admin.query('ANALYZE idempotency');

    const read = await stage.within(async (tx) => {
      expect(await claimKeys(tx, [claim('k-7')])).toEqual([{ state: 'replay', answer }]);
      return await rowsReadOneByOne(tx);
    });

    expect(read).toBe(0);
  });
});

describe('a key of a command that was refused', () => {
  it('is new again, because nothing was stored', async () => {
    expect(await claimed(claim('k'))).toEqual([{ state: 'new' }]);
    expect(await claimed(claim('k'))).toEqual([{ state: 'new' }]);
  });
});

describe('a key whose command is still running', () => {
  it('is in flight for everybody else, and replays once it has committed', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => { finish = resolve; });
    let taken = () => {};
    const isTaken = new Promise<void>((resolve) => { taken = resolve; });
    const first = stage.within(async (tx) => {
      await claimKeys(tx, [claim('k')]);
      taken();
      await held;
      await storeKeys(tx, [{ ...claim('k'), ...answer }]);
    });
    await isTaken;

    expect(await claimed(claim('k'), claim('other'))).toEqual([{ state: 'in-flight' }, { state: 'new' }]);
    finish();
    await first;
    expect(await claimed(claim('k'))).toEqual([{ state: 'replay', answer }]);
  });

  it('is in flight for its second appearance in one batch', async () => {
    expect(await claimed(claim('k'), claim('j'), claim('k'))).toEqual([{ state: 'new' }, { state: 'new' }, { state: 'in-flight' }]);
  });
});

describe('one key sent by twenty at once', () => {
  it('has its effect once', async () => {
    const clock = testClock();
    const ids = seededIds(5, clock);
    const states = await Promise.all(Array.from({ length: 20 }, () => stage.within(async (tx) => {
      const [key] = await claimKeys(tx, [claim('k')]);
      if (key?.state !== 'new') return key?.state;
      await appendEvents(tx, [noted(1, 1)], { actor: 'account-1', clock, ids });
      await storeKeys(tx, [{ ...claim('k'), ...answer }]);
      return 'new';
    })));

    expect(states.filter((state) => state === 'new')).toHaveLength(1);
    expect(await stage.rows('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 1 }]);
  });
});

describe('a COMMIT on a cut connection', () => {
  const clock = testClock();
  const ids = seededIds(6, clock);
  let proxy: FaultProxy;
  let cutDataSource: DataSource;

  beforeAll(async () => {
    proxy = await faultProxy(stage.database.appUrl);
    const logger = createLogger({ service: 'dossier', level: 'silent' });
    cutDataSource = await createDataSource({ url: proxy.through(stage.database.appUrl), applicationName: 'cut', logger }).initialize();
  });

  afterAll(async () => {
    await cutDataSource.destroy();
    await proxy.stop();
  });

  type Command = { key: string; unit: number };
  const run = async (tx: EntityManager, commands: Command[]): Promise<string[]> => {
    const keys = await claimKeys(tx, commands.map(({ key, unit }) => claim(key, { unit })));
    const answers: string[] = [];
    for (const [index, { key, unit }] of commands.entries()) {
      const state = keys[index];
      if (state?.state === 'replay') answers.push(`version ${state.answer.version} of ${state.answer.aggregateId}`);
      else if (state?.state !== 'new') answers.push(state?.state ?? 'none');
      else {
        await appendEvents(tx, [noted(unit, 1)], { actor: 'account-1', clock, ids });
        await storeKeys(tx, [{ ...claim(key, { unit }), aggregateId: unitId(unit), version: 1, status: 201 }]);
        answers.push(`version 1 of ${unitId(unit)}`);
      }
    }
    return answers;
  };
  const runMany = (commands: Command[]) => withScope(cutDataSource, { kind: 'installation' }, (tx) => run(tx, commands));

  it('is an unknown outcome, and the same key finds the same result', async () => {
    proxy.cutAfterPattern(/COMMIT/);

    await expect(runMany([{ key: 'k', unit: 1 }])).rejects.toBeInstanceOf(UnknownOutcome);

    expect(await stage.rows('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 1 }]);
    expect(await runMany([{ key: 'k', unit: 1 }])).toEqual([`version 1 of ${unitId(1)}`]);
    expect(await stage.rows('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 1 }]);
  });

  it('is not noticed by the callers of a batcher, forty times in a row', async () => {
    const batcher = new CommandBatcher<Command, string>({ runMany });
    for (let round = 0; round < 40; round += 1) {
      proxy.cutAfterPattern(/COMMIT/);
      const commands = [0, 1, 2].map((n) => ({ key: `k-${round}-${n}`, unit: 1_000 + round * 3 + n }));

      const answers = await Promise.all(commands.map((command) => batcher.run(command)));

      expect(answers).toEqual(commands.map(({ unit }) => `version 1 of ${unitId(unit)}`));
    }
    expect(await stage.rows('SELECT count(*)::int AS events, count(DISTINCT aggregate_id)::int AS units FROM event')).toEqual([{ events: 120, units: 120 }]);
  }, 60_000);
});
