import { parseLocalDate } from '@haicap/kernel';

export const isLocalDate = (text: string): boolean => parseLocalDate(text).ok;

const TYPED = /^(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4})$/;

/** A day as people type it, 14/03/1987 or 14031987, as yyyy-mm-dd; undefined when there is no such day. */
export function readDay(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] = TYPED.exec(typed.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
