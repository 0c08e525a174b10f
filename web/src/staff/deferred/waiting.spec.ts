import { ProblemError } from '../../api/client.js';
import { endedBetween, lookAgainMs, msLeft, takeBackEach, untoldOf, waitingOf, withCommand, type OwnDeferred } from './waiting.js';

const one = (id: string, changes: Partial<OwnDeferred> = {}): OwnDeferred => ({
  deferredCommandId: id, version: 1, state: 'pending', command: 'assign', dossierId: `dossier-${id}`, dossierCode: 'H56.147.97-250701-0001', expectedVersion: 2,
  keptAt: '2025-07-01T08:00:00+07:00', effectiveAfter: '2025-07-01T08:00:10+07:00', endedAt: null, dossierVersion: null, refusal: null, body: {}, ...changes,
});

describe('the time that is left to take something back', () => {
  const heard = { serverNow: '2025-07-01T08:00:02+07:00', atMs: 5_000 };

  it('goes by the clock of the server, wherever that of the browser stands', () => {
    expect(msLeft('2025-07-01T08:00:10+07:00', heard, 5_000)).toBe(8_000);
    expect(msLeft('2025-07-01T08:00:10+07:00', heard, 12_500)).toBe(500);
  });

  it('is never less than none', () => {
    expect(msLeft('2025-07-01T08:00:10+07:00', heard, 60_000)).toBe(0);
  });
});

describe('the own deferred commands', () => {
  it('wait, or were not carried out and are told until somebody has seen it', () => {
    const items = [one('a'), one('b', { state: 'refused' }), one('c', { state: 'refused' }), one('d', { state: 'done' })];

    expect(waitingOf(items).map(({ deferredCommandId }) => deferredCommandId)).toEqual(['a']);
    expect(untoldOf(items, new Set(['c'])).map(({ deferredCommandId }) => deferredCommandId)).toEqual(['b']);
  });

  it('are noticed when they end', () => {
    const before = [one('a'), one('b'), one('c', { state: 'done' })];
    const after = [one('a'), one('b', { state: 'done' }), one('c', { state: 'done' })];

    expect(endedBetween(before, after).map(({ dossierId }) => dossierId)).toEqual(['dossier-b']);
  });

  it('stand once in the list, in their newest form, the latest first', () => {
    const kept = withCommand({ items: [one('a')], now: 'then' }, one('b'), 'now');
    const back = withCommand(kept, one('a', { state: 'withdrawn' }), 'later');

    expect(back.items.map(({ deferredCommandId, state }) => [deferredCommandId, state])).toEqual([['b', 'pending'], ['a', 'withdrawn']]);
    expect(withCommand(undefined, one('a'), 'now')).toEqual({ now: 'now', items: [one('a')] });
  });
});

describe('looking for what became of a command', () => {
  it('is rare while the stream tells it, soon where no stream gets through, and ends when nothing waits', () => {
    const items = [one('a')];
    expect([lookAgainMs(items, true), lookAgainMs(items, false), lookAgainMs([one('a', { state: 'done' })], false)]).toEqual([15_000, 3_000, false]);
  });
});

describe('many that are taken back together', () => {
  const refused = (status: number, code: string) => new ProblemError({ status, code, title: code });

  it('are all tried, and it is told when the line is down and nothing was taken back', async () => {
    const left: number[] = [];
    expect(await takeBackEach(['a', 'b'], () => Promise.reject(refused(0, 'LINE_DOWN')), (count) => left.push(count))).toMatchObject({ code: 'LINE_DOWN' });
    expect(left).toEqual([1, 0]);
  });

  it('leave what was carried out meanwhile to what has become of it', async () => {
    expect(await takeBackEach(['a', 'b'], (id) => (id === 'a' ? Promise.reject(refused(409, 'DEFERRED_COMMAND_ENDED')) : Promise.resolve()), () => undefined)).toBeNull();
  });
});
