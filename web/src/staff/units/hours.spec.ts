import { minutesOf, sessionWords, workedMinutes } from './hours.js';

describe('service hours', () => {
  it('are read and written as times', () => {
    expect([minutesOf('07:30'), minutesOf('24:00'), minutesOf(''), sessionWords([420, 690])]).toEqual([450, null, null, '07:00–11:30']);
  });

  it('add up to the working day', () => {
    expect(workedMinutes(['07:00', '11:30', '13:30', '17:00'])).toBe(480);
  });

  it.each([[['07:00', '11:30', '11:00', '17:00']], [['', '11:30', '13:30', '17:00']], [['11:30', '07:00', '13:30', '17:00']]] as const)('are none as %j', (times) => {
    expect(workedMinutes(times as unknown as [string, string, string, string])).toBeNull();
  });
});
