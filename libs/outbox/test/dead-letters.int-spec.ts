import { describe, expect, it, jest } from '@jest/globals';
import { eventually, pause } from '@haicap/testing';
import { fixedClock } from '@haicap/kernel';
import { DeadLetterDesk, PermanentFault, type Project } from '../src/index.js';
import { EventLogStore } from '../src/owner/event-log.store.js';
import { addUp } from './follower-stage.js';
import { unitId } from './note-facts.js';
import { noted } from './owner-stage.js';
import { travelStage } from './travel-stage.js';

jest.setTimeout(30_000);

const stage = travelStage({ ownerAnswers: true });

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

describe('a poisoned fact', () => {
  const poisoned = (when: () => boolean): Project => async (tx, facts) => {
    if (when() && facts.some(({ data }) => data['mark'] === 'poison')) throw new PermanentFault('cannot be understood');
    await addUp(tx, facts);
  };

  it('is set aside with its reason, holds back its own dossier only, and follows after the repair', async () => {
    let sick = true;
    stage.owner.relay(stage.ownerBus);
    const subscription = await following(poisoned(() => sick));
    await stage.owner.append([noted(1, 1), noted(1, 2, 'poison'), noted(1, 3), ...Array.from({ length: 50 }, (_, n) => noted(100 + n, 1))]);
    await stage.owner.note(1, 4);
    await stage.owner.note(100, 2);

    await eventually(async () => expect(await stage.follower.sums()).toEqual({ units: 51, amount: 52, logged: 52, misordered: 0 }));
    const { rows: [letter] } = await stage.follower.database.admin.query<{ id: string; error: string }>(
      'SELECT id, aggregate_id, version, error, replayed_at FROM dead_letter');
    expect(letter).toMatchObject({ aggregate_id: unitId(1), version: 2, error: 'PermanentFault: cannot be understood', replayed_at: null });
    await eventually(async () => expect(await stage.follower.count('inbox_parked')).toBe(2));
    // Gap filling and reconciling leave it alone.
    await pause(1_500);
    expect(await stage.follower.count('dead_letter')).toBe(1);
    await expect(subscription.replayDeadLetter(letter?.id ?? '')).rejects.toThrow('cannot be understood');

    sick = false;
    expect(await subscription.replayDeadLetter(letter?.id ?? '')).toBe(true);
    expect(await subscription.replayDeadLetter(letter?.id ?? '')).toBe(false);

    await sumsBecome(55, 51);
    expect(await stage.follower.count('inbox_parked')).toBe(0);
    expect(await stage.follower.count('dead_letter WHERE replayed_at IS NULL')).toBe(0);
    // Counted like every other commit, so live screens are told of it.
    expect((await stage.follower.metrics.inboxApplied.get()).values[0]?.value).toBe(55);
  }, 20_000);

  it('is applied as its owner has it now, once it is mended there: also when its day was compared and nothing comes behind it', async () => {
    stage.owner.relay(stage.ownerBus);
    const subscription = await following(poisoned(() => true));
    await stage.owner.append([noted(1, 1, 'poison'), noted(2, 1)]);
    await sumsBecome(1, 1);
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(1));
    await stage.follower.database.admin.query(`UPDATE bootstrap SET reconciled_on = '2025-07-05'`);
    await stage.owner.database.admin.query(`UPDATE event SET body = body || '{"mark": ""}' WHERE aggregate_id = $1`, [unitId(1)]);
    const { rows: [letter] } = await stage.follower.database.admin.query<{ id: string }>('SELECT id FROM dead_letter');

    expect(await subscription.replayDeadLetter(letter?.id ?? '')).toBe(true);
    await sumsBecome(2, 2);
  });

  it('is applied as it was stored when its owner knows no such version', async () => {
    let sick = true;
    stage.owner.relay(stage.ownerBus);
    const subscription = await following(poisoned(() => sick), LIVE_ONLY);
    await stage.owner.append([noted(1, 1, 'poison')]);
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(1));
    const { rows: [letter] } = await stage.follower.database.admin.query<{ id: string }>('SELECT id FROM dead_letter');
    await stage.owner.database.admin.query('DELETE FROM event');

    sick = false;
    expect(await subscription.replayDeadLetter(letter?.id ?? '')).toBe(true);
    await sumsBecome(1, 1);
  });

  it('stays open and says why while its owner cannot be asked, also where the stored copy could be applied', async () => {
    let sick = true;
    stage.owner.relay(stage.ownerBus);
    await following(poisoned(() => sick), LIVE_ONLY);
    await stage.owner.append([noted(1, 1, 'poison')]);
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(1));
    const ask = () => stage.follower.database.admin.query('UPDATE dead_letter SET replay_asked_at = clock_timestamp() WHERE replayed_at IS NULL');
    await stage.owner.database.admin.query('ALTER TABLE event RENAME TO event_away');

    sick = false;
    await ask();
    await eventually(async () => expect(await stage.follower.count(`dead_letter WHERE replayed_at IS NULL AND replay_failed_at > replay_asked_at AND error LIKE 'OwnerAway: %'`)).toBe(1));
    expect(await stage.follower.sums()).toMatchObject({ logged: 0 });
    await stage.owner.database.admin.query('ALTER TABLE event_away RENAME TO event');
    await ask();

    await sumsBecome(1, 1);
  });

  it('is applied with all the others that are asked for, however many, without a pause between the rounds', async () => {
    const poison = Array.from({ length: 51 }, (_, n) => noted(n, 1, 'poison'));
    await stage.owner.append(poison);
    const before = await following(poisoned(() => true));
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(poison.length));
    await before.stop();
    await stage.follower.database.admin.query('UPDATE dead_letter SET replay_asked_at = clock_timestamp()');

    await following(addUp, { ...LIVE_ONLY, stateMs: 600_000 });

    await sumsBecome(poison.length, poison.length);
  });

  it('is taken up when an operator asks for it in the table; what fails again stays open and says why', async () => {
    let reason = 'cannot be understood';
    stage.owner.relay(stage.ownerBus);
    await following(async (tx, facts) => {
      if (reason !== '' && facts.some(({ data }) => data['mark'] === 'poison')) throw new PermanentFault(reason);
      await addUp(tx, facts);
    });
    await stage.owner.append([noted(1, 1, 'poison'), noted(1, 2)]);
    await eventually(async () => expect(await stage.follower.count('dead_letter')).toBe(1));
    const ask = () => stage.follower.database.admin.query('UPDATE dead_letter SET replay_asked_at = clock_timestamp() WHERE replayed_at IS NULL');

    reason = 'still not';
    await ask();
    await eventually(async () => expect(await stage.follower.count(`dead_letter WHERE replayed_at IS NULL AND replay_failed_at > replay_asked_at AND error = 'PermanentFault: still not' AND attempts = 2`)).toBe(1));
    reason = '';
    await ask();

    await sumsBecome(2, 1);
    expect(await stage.follower.count('dead_letter WHERE replayed_at IS NULL')).toBe(0);
  });

  it('in the middle of the log does not stop a bootstrap', async () => {
    await stage.owner.append(Array.from({ length: 1_000 }, (_, n) => noted(n, 1, n === 500 ? 'poison' : '')));

    await following(poisoned(() => true));

    await sumsBecome(999, 999);
    expect(await stage.follower.count('dead_letter')).toBe(1);
  });

  it('counts as known when owner and inbox are compared', async () => {
    await stage.owner.append([noted(1, 1), noted(1, 2, 'poison'), noted(1, 3), noted(2, 1)]);
    await following(poisoned(() => true));
    await eventually(async () => expect(await stage.follower.count('inbox_parked')).toBe(1));

    const theirs = await new EventLogStore(stage.owner.relayPool, 'registry').digest({ noun: 'unit', day: '2025-07-01', before: '2025-07-02T00:00:00+07:00' });
    const { rows: [ours] } = await stage.follower.database.admin.query(`SELECT * FROM inbox_digest('registry.unit', '2025-07-01T00:00:00+07:00', '2025-07-02T00:00:00+07:00')`);

    expect(ours).toEqual({ count: theirs.count, version_sum: theirs.versionSum, id_xor: theirs.idXor });
    expect(theirs.count).toBe(4);
  });
});

describe('an administrator', () => {
  const admin = { accountId: 'admin-1', kind: 'officer' as const, posts: [{ unitId: unitId(1), role: 'province-admin' as const }] };
  const desk = () => new DeadLetterDesk({ service: 'dossier', dataSource: stage.follower.dataSource, clock: fixedClock('2025-07-01T08:00:00+07:00') });
  const listed = async (applied = false) => {
    const page = await desk().list({ applied, limit: 50 }, admin);
    if (!page.ok) throw new Error(page.error.code);
    return page.value.items;
  };

  it('sees what was set aside and why, asks for it once the cause is mended, and it is applied exactly once with all that waited', async () => {
    let sick = true;
    stage.owner.relay(stage.ownerBus);
    await following(async (tx, facts) => {
      if (sick && facts.some(({ data }) => data['mark'] === 'poison')) throw new PermanentFault('số 038090012345 cannot be understood');
      await addUp(tx, facts);
    }, LIVE_ONLY);
    await stage.owner.append([noted(1, 1, 'poison'), noted(1, 2), noted(1, 3), noted(2, 1)]);
    await sumsBecome(1, 1);
    await eventually(async () => expect(await listed()).toMatchObject([{ source: 'registry.unit', aggregateId: unitId(1), version: 1, state: 'open', waiting: 2, reason: 'PermanentFault: số ••• cannot be understood' }]));
    const letterId = (await listed())[0]?.letterId ?? '';

    expect(await desk().replay({ letterId }, admin, 'key-1')).toMatchObject({ ok: true, value: { state: 'asked' } });
    await eventually(async () => expect(await listed()).toMatchObject([{ state: 'failed', attempts: 2 }]));
    sick = false;
    expect(await desk().replay({ letterId }, admin, 'key-1')).toMatchObject({ ok: true, value: { state: 'failed' } });
    await Promise.all(['key-2', 'key-3', 'key-4'].map((key) => desk().replay({ letterId }, admin, key)));
    await sumsBecome(4, 2);

    await eventually(async () => expect([await listed(), await listed(true)]).toMatchObject([[], [{ letterId, state: 'applied', waiting: 0 }]]));
    expect(await desk().replay({ letterId }, admin, 'key-5')).toMatchObject({ ok: true, value: { state: 'applied' } });
    expect((await stage.follower.database.admin.query(`SELECT actor, action, object_id FROM audit`)).rows).toEqual(Array.from({ length: 2 }, () => ({ actor: 'admin-1', action: 'replay-dead-letter', object_id: letterId })));
  });

  it('is told when there is no such letter, or the key was used for another', async () => {
    stage.owner.relay(stage.ownerBus);
    await following(poisonedAlways, LIVE_ONLY);
    await stage.owner.append([noted(1, 1, 'poison'), noted(2, 1, 'poison')]);
    await eventually(async () => expect(await listed()).toHaveLength(2));
    const [first, second] = (await listed()).map(({ letterId }) => letterId);
    await desk().replay({ letterId: first ?? '' }, admin, 'key-1');

    expect(await desk().replay({ letterId: '999' }, admin, 'key-2')).toMatchObject({ ok: false, error: { code: 'DEAD_LETTER_NOT_FOUND' } });
    expect(await desk().replay({ letterId: second ?? '' }, admin, 'key-1')).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const page = await desk().list({ applied: false, limit: 1 }, admin);
    expect(page).toMatchObject({ ok: true, value: { items: [{ letterId: first }] } });
    expect(await desk().list({ applied: false, limit: 1, cursor: page.ok ? page.value.nextCursor : undefined }, admin)).toMatchObject({ ok: true, value: { items: [{ letterId: second }] } });
  });
});

const poisonedAlways: Project = async (tx, facts) => {
  if (facts.some(({ data }) => data['mark'] === 'poison')) throw new PermanentFault('cannot be understood');
  await addUp(tx, facts);
};
