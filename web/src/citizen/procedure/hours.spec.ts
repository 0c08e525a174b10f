import { hoursWords, periodOn } from './hours.js';

const period = { validFrom: '2025-07-01', validTo: '2025-12-31', morning: [450, 690] as [number, number], afternoon: [810, 1020] as [number, number], saturday: [450, 690] as [number, number], decision: '1/QĐ' };

describe('when a desk is open', () => {
  it('is what holds on that day, and the usual hours where nothing was set', () => {
    expect(hoursWords(periodOn([period], '2025-07-01'))).toEqual(['Thứ hai đến thứ sáu: 07:30–11:30 và 13:30–17:00', 'Thứ bảy: 07:30–11:30; chủ nhật nghỉ']);
    expect(hoursWords(periodOn([period], '2026-01-01'))).toEqual(['Thứ hai đến thứ sáu: 07:00–11:30 và 13:30–17:00', 'Thứ bảy, chủ nhật nghỉ']);
  });
});
