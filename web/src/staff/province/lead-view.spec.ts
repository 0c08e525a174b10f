import { daysBefore, daysOf, leadView, trendDays } from './lead-view.js';

describe('the days of a period', () => {
  it('end today and begin with the week, the month, the half year or the year', () => {
    expect(['day', 'week', 'month', 'half', 'year'].map((period) => daysOf(leadView.shape.period.parse(period), '2025-09-17').from)).toEqual(
      ['2025-09-17', '2025-09-11', '2025-09-01', '2025-07-01', '2025-01-01']);
    expect(daysOf('half', '2025-06-30')).toEqual({ from: '2025-01-01', asOf: '2025-06-30' });
  });

  it('are held against as many days before them, a single day against its weekday', () => {
    expect(daysBefore({ from: '2025-09-11', asOf: '2025-09-17' })).toEqual({ from: '2025-09-04', asOf: '2025-09-10' });
    expect(daysBefore({ from: '2025-09-17', asOf: '2025-09-17' })).toEqual({ from: '2025-09-10', asOf: '2025-09-10' });
    expect(daysBefore({ from: '2025-01-01', asOf: '2025-03-01' })).toEqual({ from: '2024-11-02', asOf: '2024-12-31' });
  });

  it('of a trend are as many as it draws', () => {
    expect(trendDays('2025-07-02', 14)).toEqual({ from: '2025-06-19', asOf: '2025-07-02' });
  });
});

describe('an address that says something else', () => {
  it('shows what the page shows by itself', () => {
    expect(leadView.parse({ period: 'century', view: 'globe', unit: 'x' })).toEqual({ period: 'month', view: 'tiles', unit: undefined, group: 'all' });
  });
});
