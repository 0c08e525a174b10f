import { z } from 'zod';
import { periodStart } from '../../text/dates.js';

export const PERIODS = ['day', 'week', 'month', 'half', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** What the page of the province shows, as the address says it. */
export const leadView = z.object({
  period: z.enum(PERIODS).catch('month'),
  view: z.enum(['tiles', 'table', 'map']).catch('tiles'),
  unit: z.uuid().optional().catch(undefined),
  group: z.string().max(20).catch('all'),
});
export type LeadView = z.infer<typeof leadView>;

export interface Days { readonly from: string; readonly asOf: string }

const DAY_MS = 86_400_000;
const shifted = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The days of a period that ends today. */
export function daysOf(period: Period, today: string): Days {
  if (period !== 'half') return { from: periodStart(period, today), asOf: today };
  return { from: `${today.slice(0, 4)}-${today.slice(5, 7) <= '06' ? '01' : '07'}-01`, asOf: today };
}

/** As many days right before: what a period is held against. A single day is held against the same weekday, for a Monday is no Sunday. */
export function daysBefore({ from, asOf }: Days): Days {
  if (from === asOf) return { from: shifted(from, -7), asOf: shifted(asOf, -7) };
  const length = Math.round((Date.parse(asOf) - Date.parse(from)) / DAY_MS) + 1;
  return { from: shifted(from, -length), asOf: shifted(from, -1) };
}

/** The last days that a trend draws. */
export const trendDays = (today: string, count: number): Days => ({ from: shifted(today, 1 - count), asOf: today });
