export interface DayBoxes { readonly day: string; readonly month: string; readonly year: string }

/** The boxes of a day, whole or begun: "1990-03-27", "-3-27". */
export function boxesOf(value: unknown): DayBoxes {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { day, month, year };
}

/** A whole day as the services read it; one that was only begun is kept as it is, so that a draft loses nothing; nothing when every box is empty. */
export function dayOf({ day, month, year }: DayBoxes): string | undefined {
  if (day === '' && month === '' && year === '') return undefined;
  return `${year}-${month}-${day}`;
}

/** "1990-3-7" as "1990-03-07". Done before a form is checked or sent, never while somebody types: a zero that appears there is in the way. */
export const wholeDay = (text: string): string => text.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
