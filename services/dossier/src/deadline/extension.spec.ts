import { describe, expect, it } from '@jest/globals';
import { localDate, vietnamWorkingCalendar } from '@haicap/kernel';
import type { Due } from '../dossier/dossier-state.js';
import { extendDue } from './extension.js';

const TWO_DAYS = { unit: 'working-day', amount: 2 } as const;
const due = (precision: Due['precision']): Due => ({ at: new Date('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision, reasons: [] });
const extended = (precision: Due['precision'], at: string) => extendDue(due(precision), TWO_DAYS, new Date(at), vietnamWorkingCalendar());

describe('an appointment for a day', () => {
  it('is kept until that day is over: in its evening it has not been missed', () => {
    const { when, due: moved } = extended('day', '2025-07-08T17:20:00+07:00');

    expect({ when, on: moved.on, reasons: moved.reasons }).toEqual({ when: 'before', on: '2025-07-10', reasons: [] });
  });

  it('is missed the next morning', () => {
    const { when, due: moved } = extended('day', '2025-07-09T00:00:00+07:00');

    expect({ when, reasons: moved.reasons }).toMatchObject({ when: 'after', reasons: [{ code: 'promise-missed', dueOn: '2025-07-08' }] });
  });
});

describe('an appointment for a minute', () => {
  it('is missed when that minute is over', () => {
    expect(extended('minute', '2025-07-08T17:00:00+07:00').when).toBe('before');
    expect(extended('minute', '2025-07-08T17:00:01+07:00')).toMatchObject({ when: 'after', due: { reasons: [{ code: 'promise-missed' }] } });
  });
});
