import { describe, expect, it } from '@jest/globals';
import { localDate, vietnamWorkingCalendar } from '@haicap/kernel';
import { resumeClock } from './deadline-adjustment.js';
import type { Dossier, Due } from './dossier.js';

const due: Due = { at: new Date('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision: 'day', reasons: [] };
const paused = (pausedAt: string, changes: Partial<Due> = {}) =>
  ({ status: 'supplement-requested', pausedAt: new Date(pausedAt), due: { ...due, ...changes } }) as Dossier;
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
