import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complaintsAbout, eventually, isLarge } from '@haicap/testing';
import { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { FindRights } from '../../src/access/find-rights.js';
import { DossierStore } from '../../src/dossier/dossier.store.js';
import { WorklistStore } from '../../src/dossier/worklist.store.js';
import { PEOPLE, UNITS } from '../dossier-rig.js';
import { BELONGINGS_QUESTIONS } from './belongings-questions.js';
import { COMMAND_QUESTIONS } from './command-questions.js';
import { judge } from './hot-question.js';
import { DEADLINE_QUESTIONS } from './deadline-questions.js';
import { EVENT_LOG_QUESTIONS, EXPORT_QUESTIONS } from './owner-questions.js';
import { plansRig, type PlansRig } from './plans-rig.js';
import { LIST_BOUNDS, READ_QUESTIONS } from './read-questions.js';
import { SEARCH_QUESTIONS } from './search-questions.js';
import { relayStage } from './relay-stage.js';

let plans: PlansRig;
beforeAll(async () => {
  plans = await plansRig();
  // The rights of these are remembered from here on; the clock stands.
  for (const actor of [PEOPLE.specialist, PEOPLE.leader, PEOPLE.desk, PEOPLE.otherDesk]) await plans.rig.app.get(FindRights).of(actor);
}, 600_000);
afterAll(() => plans.close(), 30_000);

describe('among a million dossiers', () => {
  it('these tables are large, so that no other one is judged and none of these is forgotten', () => {
    const { catalogue } = plans.recorder;
    const large = [...catalogue.rows.keys()].filter((name) => isLarge(catalogue, name)).map((name) => catalogue.belongsTo.get(name) ?? name);

    expect([...new Set(large)].toSorted()).toEqual([
      'audit', 'code_block', 'code_counter', 'consultation', 'deadline_notice', 'dossier', 'dossier_component', 'dossier_component_file', 'dossier_name_word', 'dossier_person', 'dossier_step',
      'event', 'event_head', 'fee_line', 'file_mirror', 'idempotency', 'officer_post', 'outbox', 'payment', 'procedure_move_line', 'result',
    ]);
  });

  it.each(READ_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));

  it.each(SEARCH_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));
  it.each(DEADLINE_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));

  it.each(BELONGINGS_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));

  it.each(EVENT_LOG_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));

  it.each(EXPORT_QUESTIONS)('$sentence is found by its index', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));

  it.each(COMMAND_QUESTIONS)('$sentence costs what one dossier costs', (question) => judge(plans.recorder, question, () => question.ask(plans.rig)));
});

describe('the check of plans', () => {
  /** Complaints about what one transaction of the owner does, after something was done to the database. Nothing of it stays. */
  const complaintsAfter = async (harm: string, work: (tx: EntityManager) => Promise<unknown>): Promise<string[]> => {
    const pool = new Pool({ connectionString: plans.rig.database.ownerUrl, max: 1 });
    plans.recorder.listenTo(pool);
    const client = await pool.connect();
    try {
      const ran = await plans.recorder.during(async () => {
        await client.query(`BEGIN; SELECT set_config('app.scope', '*', true); ${harm}`);
        await work({ query: async (sql: string, values: unknown[]) => (await client.query(sql, values)).rows } as unknown as EntityManager);
        await client.query('ROLLBACK');
      });
      return complaintsAbout(ran, plans.recorder.catalogue, LIST_BOUNDS);
    } finally {
      client.release();
      await pool.end();
    }
  };
  const worklist = (tx: EntityManager) => new WorklistStore().page(tx, {
    unitIds: [UNITS.hacThanh], statuses: ['completed'], dueFrom: null, dueBefore: null, competentUnitId: undefined, assigneeId: undefined, after: null, limit: 51,
  });
  const byCode = (tx: EntityManager) => new DossierStore().findByCode(tx, 'H56.147.97-250101-0000000');
  const ask = (sql: string) => (tx: EntityManager) => tx.query(sql, []);

  it('is silent about what the service does', async () => {
    expect(await complaintsAfter('', async (tx) => [await worklist(tx), await byCode(tx)])).toEqual([]);
  });

  it.each([
    ['a list whose index is gone', 'DROP INDEX dossier_received_for_others', worklist, /^reads \d+ rows of dossier by .*, at most/],
    ['a code that no index holds any more', 'ALTER TABLE dossier DROP CONSTRAINT dossier_code_key', byCode, /^reads dossier from end to end/],
    ['a table that is read whole', 'SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off', byCode, /^reads dossier from end to end/],
    ['dossiers that are counted', '', ask(`SELECT count(*) FROM dossier WHERE competent_unit_id = '${UNITS.hoangHoa}' AND status = 'payment-required'`), /^counts rows of dossier/],
    ['dossiers that are counted for a page', '', ask(`SELECT id, count(*) OVER () FROM dossier WHERE assignee_id = '${PEOPLE.specialist.accountId}' AND status = 'payment-required' LIMIT 5`), /^counts rows of dossier/],
    ['an order that no index has', '', ask(`SELECT id FROM dossier WHERE competent_unit_id = '${UNITS.hoangHoa}' ORDER BY procedure_name, code LIMIT 5`), /^sorts \d+ rows/],
    ['a count inside a function', `CREATE FUNCTION pg_temp.hidden() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM event_head WHERE version = 2); END'`,
      ask('SELECT pg_temp.hidden()'), /^counts rows of event_head/],
  ] as const)('complains about %s', async (_, harm, work, complaint) => {
    expect(await complaintsAfter(harm, work)).toContainEqual(expect.stringMatching(complaint));
  });
});

describe('the relay of a million dossiers', () => {
  // Batches of a thousand; while a load waits, each fact of the day asks every month for an earlier version.
  const BATCH = { rowsMax: 1_100, pagesMax: 60_000 };
  // What it asks at every turn, whatever there is to do.
  const TURN = ['audit_unsealed', 'event_aggregate', 'event_pkey', 'outbox_pkey', 'outbox_unpublished'];
  // What was queued again is read again; on a busy machine that comes some seconds after it was queued.
  const batchIsRead = () => eventually(() => expect(plans.recorder.hasHeard('o.stream_seq FROM (')).toBe(true), 60_000);
  const FIRST_TURN = [...TURN, 'idempotency_at'];
  // An audit row that is sealed is found by id and instant, which both of these hold alone.
  const AUDIT_ROW = ['audit_pkey', 'audit_at'];
  const RECEIPT = ['code_block_pkey', 'dossier_pkey', 'idempotency_pkey'];
  let stage: Awaited<ReturnType<typeof relayStage>>;
  beforeAll(async () => {
    stage = await relayStage(plans.rig);
  });
  afterAll(() => stage.stop());

  it('publishes the facts of the day while a load of many facts waits, marks them and seals what was audited', () =>
    judge(plans.recorder, { indexes: [...FIRST_TURN, ...RECEIPT].toSorted(), perhaps: AUDIT_ROW, bounds: BATCH }, async () => {
      stage.start();
      for (let time = 0; time < 8; time += 1) {
        await plans.rig.receive();
        await stage.dayIsDone();
      }
    }), 90_000);

  it('publishes a load when it has ended', () =>
    judge(plans.recorder, { indexes: TURN, bounds: BATCH }, () => stage.endLoad(3_000)), 90_000);

  it('publishes the end of a stream again that was lost', async () => {
    // The rest of the load waits, so that one fact is lost and not as many as this machine published meanwhile.
    await stage.beginLoad();
    await plans.rig.receive();
    await stage.dayIsDone();
    await stage.keepStore();
    await plans.rig.receive();
    await stage.dayIsDone();

    await judge(plans.recorder, { indexes: [...TURN, 'outbox_stream_seq'].toSorted(), bounds: BATCH }, async () => {
      await stage.loseTail();
      await eventually(() => expect(plans.recorder.hasHeard('stream_seq > $3')).toBe(true), 60_000);
      await batchIsRead();
    });
  }, 210_000);

  it('queues a lost stream again by walking through the outbox', () =>
    judge(plans.recorder, {
      indexes: TURN, perhaps: ['outbox_stream_seq'], bounds: { rowsMax: 300_000, pagesMax: 400_000, wholeTables: ['outbox'] },
    }, async () => {
      await stage.loseStream();
      await batchIsRead();
    }), 150_000);
});
