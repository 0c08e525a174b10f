import { appointmentOf } from './appointment.js';
import type { Tracked } from './standing.js';

const tracked = {
  dossierId: 'd', code: 'H56.147.97-250701-0042', version: 3, dueAt: '2025-07-08T17:00:00+07:00', completedAt: null, pausedAt: null,
  returningUnitName: 'Trung tâm Phục vụ hành chính công, phường Hạc Thành', timeline: [{ at: '2025-07-01T08:00:00+07:00' }],
} as unknown as Tracked;

describe('the appointment for a calendar', () => {
  it('is one event at the promised minute, in lines every calendar reads', () => {
    const text = appointmentOf(tracked) ?? '';

    expect(text.replaceAll('\r\n ', '').split('\r\n')).toEqual(expect.arrayContaining([
      'BEGIN:VCALENDAR', 'DTSTART:20250708T100000Z', 'DTSTAMP:20250701T010000Z', 'SEQUENCE:3', 'SUMMARY:Hẹn trả kết quả hồ sơ H56.147.97-250701-0042',
      'LOCATION:Trung tâm Phục vụ hành chính công\\, phường Hạc Thành',
    ]));
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });

  it.each([['no day', { dueAt: null }], ['a pause', { pausedAt: '2025-07-02T08:00:00+07:00' }], ['an end', { completedAt: '2025-07-02T08:00:00+07:00' }]])('is none with %s', (_, change) => {
    expect(appointmentOf({ ...tracked, ...change } as Tracked)).toBeNull();
  });
});
