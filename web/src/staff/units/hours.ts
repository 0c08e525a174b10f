/** "07:30" as minutes since midnight; null for what is no time. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

const two = (number: number) => String(number).padStart(2, '0');
export const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
export const sessionWords = ([from, to]: readonly [number, number]): string => `${timeOf(from)}–${timeOf(to)}`;

/** Working minutes of two sessions; null while a time is missing or a session ends before it begins. */
export function workedMinutes(times: readonly [string, string, string, string]): number | null {
  const [a, b, c, d] = times.map(minutesOf);
  if (a == null || b == null || c == null || d == null || b <= a || c < b || d <= c) return null;
  return b - a + (d - c);
}
