import { describe, expect, it } from '@jest/globals';
import { localDate, type DueReason } from '@haicap/kernel';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';
import { agencyOf, deskOf, dueReasonText, letterhead, limitText, momentText, moneyText, placeAndDay } from './paper-words.js';

const unit = (fullName: string, level: UnitVersion['level'] = 'commune'): UnitVersion => ({
  unitId: 'u', asFrom: localDate('2025-07-01'), level, fullName, provinceCode: '38', validFrom: null, validTo: null, agencyCode: null,
});
const ward = unit('Phường Hạc Thành');
const department = unit('Sở Nông nghiệp và Môi trường', 'department');

describe('the place and day of a paper', () => {
  it.each([
    ['2025-07-01', 'Hạc Thành, ngày 01 tháng 7 năm 2025'], ['2025-02-10', 'Hạc Thành, ngày 10 tháng 02 năm 2025'], ['2025-12-31', 'Hạc Thành, ngày 31 tháng 12 năm 2025'],
  ])('on %s is "%s"', (day, written) => {
    expect(placeAndDay(ward, localDate(day))).toBe(written);
  });

  it('has no place where the name of the unit has none', () => {
    expect(placeAndDay(department, localDate('2025-07-01'))).toBe('Ngày 01 tháng 7 năm 2025');
  });
});

describe('an office', () => {
  it('has a service centre from 1 July 2025 on, before it a receiving section', () => {
    expect(letterhead(ward, localDate('2025-07-01'))).toEqual({ agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', desk: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG' });
    expect(letterhead(ward, localDate('2025-06-30')).desk).toBe('BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ');
    expect([deskOf(ward, localDate('2025-07-01')), agencyOf(ward)]).toEqual(['Trung tâm Phục vụ hành chính công phường Hạc Thành', 'Ủy ban nhân dân phường Hạc Thành']);
  });

  it('that is a department acts in its own name', () => {
    expect([letterhead(department, localDate('2025-08-01')).agency, agencyOf(department)]).toEqual(['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'Sở Nông nghiệp và Môi trường']);
  });
});

describe('times, limits and money', () => {
  it('are written as people read them', () => {
    expect(momentText(new Date('2025-07-01T00:05:00Z'))).toBe('07 giờ 05 phút, ngày 01/07/2025');
    expect([limitText({ unit: 'working-day', amount: 5 }), limitText({ unit: 'same-day' }), limitText({ unit: 'none' })])
      .toEqual(['05 ngày làm việc', 'trong ngày làm việc', 'không quy định ngày trả kết quả']);
    expect([moneyText(0), moneyText(2_000), moneyText(1_234_567)]).toEqual(['0 đồng', '2.000 đồng', '1.234.567 đồng']);
  });

  it('say why a day is what it is, and leave out a reason of a later release', () => {
    const reasons: DueReason[] = [
      { code: 'received-after-same-day-cut-off', cutOffMinute: 900, startsOn: localDate('2026-02-23') }, { code: 'weekend-not-counted', days: 2 }, { code: 'unheard-of' } as never,
    ];

    expect(dueReasonText(reasons)).toBe('tiếp nhận sau 15 giờ 00 phút nên trả kết quả vào ngày làm việc tiếp theo, 23/02/2026; không tính 2 ngày nghỉ cuối tuần');
  });
});
