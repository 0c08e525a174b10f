import { expect } from '@jest/globals';

export const HAC_THANH_DESK = 'Trung tâm Phục vụ hành chính công phường Hạc Thành';
export const HAC_THANH_AGENCY = 'Ủy ban nhân dân phường Hạc Thành';
/** What stands at the foot of a form of the circular in force. */
export const form = (number: string) => `Mẫu số ${number} – Thông tư 03/2025/TT-VPCP`;

/** An instant as papers write it, put together here from the letters of the wire. */
export function written(instant: string | null): string {
  const [, year, month, date, hour, minutes] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(instant ?? '') ?? [];
  return `${hour} giờ ${minutes} phút, ngày ${date}/${month}/${year}`;
}

/** Every one of these words stands on the paper; those that do not are named. */
export function expectSaid(paper: string, words: readonly string[]): void {
  expect(words.filter((one) => !paper.includes(one))).toEqual([]);
}
