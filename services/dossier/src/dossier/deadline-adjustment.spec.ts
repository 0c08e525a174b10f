import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAt, localDate, vietnamWorkingCalendar } from '@haicap/kernel';
import { resumeClock } from './deadline-adjustment.js';
import type { Dossier, Due } from './dossier.js';

const due: Due = { at: new Date('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision: 'day', reasons: [] };
const paused = (pausedAt: string, changes: Partial<Due> = {}) =>
  ({ status: 'supplement-requested', pausedAt: new Date(pausedAt), due: { ...due, ...changes }, receipt: {} }) as Dossier;
const resumed = (dossier: Dossier, at: string) => resumeClock(dossier, new Date(at), vietnamWorkingCalendar());

describe('a pause', () => {
  it('over two working days moves the appointment by two working days, past the weekend', () => {
    expect(resumed(paused('2025-07-02T17:00:00+07:00'), '2025-07-04T17:00:00+07:00'))
      .toMatchObject({ pausedMinutes: 960, due: { on: '2025-07-10', original: { on: '2025-07-08' } } });
  });

  it('over a weekend moves nothing', () => {
    expect(resumed(paused('2025-07-04T17:00:00+07:00'), '2025-07-07T07:00:00+07:00')).toEqual({ pausedMinutes: 0, due });
  });

  it('after another pause keeps the first appointment', () => {
    const original = { at: new Date('2025-07-03T17:00:00+07:00'), on: localDate('2025-07-03') };

    expect(resumed(paused('2025-07-02T17:00:00+07:00', { original }), '2025-07-03T17:00:00+07:00')).toMatchObject({ due: { on: '2025-07-09', original } });
  });

  it('without an appointment is only counted', () => {
    expect(resumed(paused('2025-07-02T17:00:00+07:00', { at: null, on: null }), '2025-07-03T17:00:00+07:00')).toMatchObject({ pausedMinutes: 480, due: { on: null } });
  });
});

describe('a supplement that is asked for before the clock starts', () => {
  const started = (clockStartsAt: Date, pausedAt: Date, promised: Due): Dossier =>
    ({ status: 'supplement-requested', pausedAt, due: promised, receipt: { receivedAt: pausedAt, clockStartsAt } }) as unknown as Dossier;

  it('pauses it from its start: received at 15:10 for the next day, asked for at 15:30, supplied in the next morning', () => {
    const dossier = started(new Date('2025-07-02T07:00:00+07:00'), new Date('2025-07-01T15:30:00+07:00'), due);

    expect(resumed(dossier, '2025-07-02T09:00:00+07:00')).toMatchObject({ pausedMinutes: 120, due: { on: '2025-07-09' } });
    expect(resumed(dossier, '2025-07-01T16:50:00+07:00')).toEqual({ pausedMinutes: 0, due });
  });

  it('leaves as much working time between start and appointment as was promised, plus what the clock really stood', () => {
    const calendar = vietnamWorkingCalendar();
    const minute = fc.integer({ min: 0, max: 900 * 1_440 });
    const at = (minutes: number) => new Date(Date.parse('2025-01-01T00:00:00+07:00') + minutes * 60_000);
    fc.assert(fc.property(minute, fc.nat(4_000), fc.nat(4_000), fc.nat(20_000), (received, untilStart, untilAsked, untilSupplied) => {
      const promise = dueAt({ limit: { unit: 'working-day', amount: 5 }, clockStartsAt: at(received + untilStart), calendar });
      const [pausedAt, suppliedAt] = [at(received + untilAsked), at(received + untilAsked + untilSupplied)];
      const { pausedMinutes, due: moved } = resumeClock(started(promise.startsAt, pausedAt, { ...due, at: promise.dueAt, on: promise.dueOn }), suppliedAt, calendar);
      // Minute by minute of the law: the clock stands while it is paused and has begun.
      const stood = Math.max(0, calendar.workingMinutesBetween(promise.startsAt, suppliedAt)) - Math.max(0, calendar.workingMinutesBetween(promise.startsAt, pausedAt));
      return pausedMinutes === stood && calendar.workingMinutesBetween(promise.dueAt as Date, moved.at as Date) === stood;
    }), { seed: 20_250_701, numRuns: 5_000 });
  });
});
