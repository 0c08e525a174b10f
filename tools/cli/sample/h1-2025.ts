import type { Procedure } from '@haicap/contracts';
import { addDays, dayOfWeek, dueAt, formatOffsetTime, instantOf, localDate, vietnamWorkingCalendar, vnCollator } from '@haicap/kernel';
import type { DueAnswer, LocalDate } from '@haicap/kernel';
import { chanceOf, drawIndex, runningSums, shareOut } from './numbers.ts';
import type { Chance } from './numbers.ts';

/** What Thanh Hóa reported for the first half of 2025, as of 30 June 2025. */
export const H1_2025 = { from: '2025-01-01', asOf: '2025-06-30', received: 508_350, resolved: 408_503, onTime: 405_750, late: 2_753, open: 99_847 } as const;

export type SampleUnit = { unitId: string; code: string; level: string; type: string; fullName: string };
export type SampleTotals = { received: number; late: number; open: number };
export type SampleInput = { units: readonly SampleUnit[]; procedures: readonly Pick<Procedure, 'code' | 'timeLimit' | 'competentLevel' | 'validFrom' | 'validTo'>[]; totals?: SampleTotals };

const FROM = localDate(H1_2025.from);
const AS_OF = localDate(H1_2025.asOf);
const SEED = 'h1-2025/1';
export const HEADER = 'source_row,code,procedure_code,channel,receiving_unit_id,competent_unit_id,received_at,due_at,completed_at,applicant_name,personal_number,phone,address';

// What people come for: certified copies most of all. A district certifies and keeps the registers of its communes.
const DEMAND: Readonly<Record<string, { commune: number; district: number }>> = {
  '2.000815': { commune: 30, district: 40 }, '2.000884': { commune: 14, district: 25 }, '2.000635': { commune: 16, district: 35 },
  '1.001193': { commune: 8, district: 0 }, '1.000894': { commune: 5, district: 0 }, '1.000656': { commune: 3, district: 0 },
  '1.004873': { commune: 15, district: 0 }, '1.004884': { commune: 9, district: 0 },
};
const OTHER_DEMAND = { commune: 2, district: 0 };
// Monday brings what the weekend held back; a make-up Saturday is quiet.
const WEEKDAY = [0, 1.3, 1.1, 1, 0.95, 0.9, 0.5, 0.2];
// January ends with Tết, June with the end of the districts.
const MONTH = [0, 0.8, 0.85, 1.05, 1, 1.05, 1.3];
// Half hours from 7:30 to 17:00, the lunch break left out.
const HALF_HOURS = [[450, 0.8], [480, 1.6], [510, 1.8], [540, 1.6], [570, 1.3], [600, 1], [630, 0.8], [660, 0.4], [810, 1], [840, 1.3], [870, 1.1], [900, 0.9], [930, 0.7], [960, 0.5], [990, 0.3]] as const;
const HALF_HOUR_SUMS = runningSums(HALF_HOURS.map(([, weight]) => weight));
const CHANNELS = ['counter', 'online', 'postal'] as const;
const CHANNEL_SUMS = runningSums([62, 35, 3]);
const CLOSING_MINUTE = 17 * 60;

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi', 'Trịnh', 'Hà', 'Lò', 'Quách'];
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Minh', 'Thanh', 'Ngọc', 'Quang', 'Thu', 'Đức', 'Kim'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hạnh', 'Hòa', 'Khánh', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn', 'Thảo', 'Tùng', 'Yến'];

const calendar = vietnamWorkingCalendar();
const DAYS: readonly LocalDate[] = daysFrom(FROM, AS_OF).filter((day) => calendar.isWorkingDay(day));
const DAY_SUMS = runningSums(DAYS.map((day) => (WEEKDAY[dayOfWeek(day)] ?? 0) * (MONTH[Number(day.slice(5, 7))] ?? 1)));

type Draft = { procedure: SampleInput['procedures'][number]; day: LocalDate; minute: number; due: DueAnswer; openOrder: number; state: 'open' | 'late' | 'done' };

/**
 * The rows of half a year, unit after unit, each unit's in the order of receipt: the same bytes for the same units and
 * procedures. Totals are exact by construction; everything else is drawn.
 */
export function* h1Rows({ units, procedures, totals = H1_2025 }: SampleInput): Generator<string> {
  const inOrder = orderUnits(units);
  const received = shareOut(totals.received, inOrder.map(weightOf));
  const open = shareOut(totals.open, received.map((count, index) => count * (0.7 + 0.6 * chanceOf(SEED, 'open', inOrder[index]?.unitId ?? '')())), received);
  // Small units have too few dossiers that could have been late at all.
  const late = shareOut(totals.late, received.map((count, index) => (count < 60 ? 0 : count - (open[index] ?? 0))), received.map((count) => Math.floor(count / 20)));
  const agencyCodes = formerAgencyCodes(inOrder);
  let sourceRow = 0;
  for (const [index, unit] of inOrder.entries()) {
    const chance = chanceOf(SEED, 'rows', unit.unitId);
    const drafts = draftsOf(unit, procedures, { received: received[index] ?? 0, open: open[index] ?? 0, late: late[index] ?? 0 }, chance);
    const numbers = new Map<LocalDate, number>();
    for (const draft of drafts) {
      const number = (numbers.get(draft.day) ?? 0) + 1;
      numbers.set(draft.day, number);
      sourceRow += 1;
      const code = `${agencyCodes.get(unit.unitId) ?? ''}-${draft.day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
      yield rowOf(draft, { sourceRow: String(sourceRow).padStart(6, '0'), code, unitId: unit.unitId }, chance);
    }
  }
}

/** Units a dossier of the time could be received at: former communes that had a code, and districts. */
export function isReceivingUnit(unit: Pick<SampleUnit, 'level' | 'code'>): boolean {
  return unit.level === 'district' || (unit.level === 'commune' && unit.code !== '');
}

/**
 * Provisional codes of agencies that ended on 30 June 2025, by one rule: H56.F and the code of a former commune, or the
 * number of a former district in the order of names. F keeps them apart from the codes of today's communes.
 */
export function formerAgencyCodes(units: readonly SampleUnit[]): Map<string, string> {
  const districts = units.filter(({ level }) => level === 'district');
  return new Map(units.map((unit) => [unit.unitId, unit.level === 'district'
    ? `H56.F${String(districts.indexOf(unit) + 1).padStart(2, '0')}`
    : `H56.F${unit.code.slice(0, 2)}.${unit.code.slice(2)}`]));
}

function orderUnits(units: readonly SampleUnit[]): SampleUnit[] {
  return units.filter(isReceivingUnit).toSorted((a, b) =>
    a.level.localeCompare(b.level) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || vnCollator.compare(a.fullName, b.fullName) || (a.unitId < b.unitId ? -1 : 1));
}

/** Like a population: most are small, a few are towns, and a district serves many. */
function weightOf(unit: SampleUnit): number {
  const chance = chanceOf(SEED, 'size', unit.unitId);
  const spread = Math.exp(0.55 * (chance() + chance() + chance() + chance() - 2) * Math.sqrt(3));
  const kind = unit.level === 'district' ? 9 : unit.type === 'phuong' ? 1.9 : unit.type === 'thi-tran' ? 1.5 : 1;
  return kind * spread;
}

function draftsOf(unit: SampleUnit, procedures: SampleInput['procedures'], counts: { received: number; open: number; late: number }, chance: Chance): Draft[] {
  const offered = procedures.filter((one) => one.competentLevel === 'commune' && one.validFrom <= FROM && (one.validTo === null || one.validTo >= AS_OF))
    .map((procedure) => ({ procedure, weight: (DEMAND[procedure.code] ?? OTHER_DEMAND)[unit.level === 'district' ? 'district' : 'commune'] }))
    .filter(({ weight }) => weight > 0).sort((a, b) => (a.procedure.code < b.procedure.code ? -1 : 1));
  const sums = runningSums(offered.map(({ weight }) => weight));
  const drafts = Array.from({ length: counts.received }, () => draw(offered[drawIndex(sums, chance)]?.procedure, chance))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute));
  const byOpen = drafts.toSorted((a, b) => a.openOrder - b.openOrder);
  for (const draft of byOpen.slice(0, counts.open)) draft.state = 'open';
  // Late is only what had a working day left after its appointment until the end of June.
  const couldBeLate = byOpen.slice(counts.open).filter(({ due }) => due.dueOn !== null && calendar.addWorkingDays(due.dueOn, 1) <= AS_OF);
  if (couldBeLate.length < counts.late) throw new RangeError(`${unit.fullName} has too few dossiers that could be late`);
  for (let left = counts.late; left > 0; left -= 1) {
    const [draft] = couldBeLate.splice(Math.floor(chance() * couldBeLate.length), 1);
    if (draft !== undefined) draft.state = 'late';
  }
  return drafts;
}

function draw(procedure: Draft['procedure'] | undefined, chance: Chance): Draft {
  if (procedure === undefined) throw new RangeError('no procedure of communes is in force in the first half of 2025');
  const day = DAYS[drawIndex(DAY_SUMS, chance)] ?? FROM;
  const minute = (HALF_HOURS[drawIndex(HALF_HOUR_SUMS, chance)]?.[0] ?? 450) + Math.floor(chance() * 30);
  const due = promise(procedure, day, minute);
  // What is not due yet is open by nature, June more often than what came before.
  const pull = due.dueOn !== null && due.dueOn > AS_OF ? 60 : day >= '2025-06-01' ? 12 : day >= '2025-05-01' ? 2 : 0.4;
  return { procedure, day, minute, due, openOrder: -Math.log(1 - chance()) / pull, state: 'done' };
}

const promises = new Map<string, DueAnswer>();

/** The promise depends on the day and on whether the hour was past the cut-off; everything drawn lies in office hours. */
function promise({ timeLimit }: Draft['procedure'], day: LocalDate, minute: number): DueAnswer {
  const isSameDay = timeLimit.unit === 'same-day';
  const needsMinute = timeLimit.unit === 'working-hour';
  const key = `${JSON.stringify(timeLimit)}|${day}|${needsMinute ? minute : isSameDay && minute > 900 ? 'late' : ''}`;
  const known = promises.get(key) ?? dueAt({ limit: timeLimit, clockStartsAt: instantOf(day, minute), calendar });
  promises.set(key, known);
  return known;
}

function rowOf(draft: Draft, row: { sourceRow: string; code: string; unitId: string }, chance: Chance): string {
  const received = instantOf(draft.day, draft.minute);
  const completed = draft.state === 'open' ? '' : formatOffsetTime(draft.state === 'late' ? lateEnd(draft, chance) : timelyEnd(draft, received, chance));
  const appointment = draft.state === 'open' ? presentAppointment(draft, chance) : draft.due.dueAt;
  const due = appointment === null ? '' : formatOffsetTime(appointment);
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] ?? '';
  const name = `${pick(FAMILY)} ${pick(MIDDLE)} ${pick(GIVEN)}`;
  // Persons who do not exist have no number: an invented one could be somebody's.
  return `${row.sourceRow},${row.code},${draft.procedure.code},${CHANNELS[drawIndex(CHANNEL_SUMS, chance)] ?? 'counter'},${row.unitId},,${formatOffsetTime(received)},${due},${completed},${name},,,`;
}

/** Most dossiers still open after their day had been sent back for a supplement, which moved the appointment; some are overdue. */
function presentAppointment({ due }: Draft, chance: Chance): Date | null {
  if (due.dueOn === null || due.dueOn >= AS_OF || chance() < 0.15) return due.dueAt;
  return instantOf(calendar.addWorkingDays(AS_OF, 1 + Math.floor(chance() * 25)), CLOSING_MINUTE);
}

function lateEnd({ due }: Draft, chance: Chance): Date {
  const first = calendar.addWorkingDays(due.dueOn ?? AS_OF, 1);
  const wanted = calendar.addWorkingDays(first, Math.floor(chance() ** 2 * 8));
  return instantOf(wanted <= AS_OF ? wanted : first, 480 + Math.floor(chance() * 180));
}

/** Some working time after the receipt, not after the promised day and not after the end of June. */
function timelyEnd({ day, minute, due }: Draft, received: Date, chance: Chance): Date {
  const last = due.dueOn === null || due.dueOn > AS_OF ? AS_OF : due.dueOn;
  const days = DAYS.slice(DAYS.indexOf(day)).filter((one) => one <= last).slice(0, 30);
  const on = days[Math.min(days.length - 1, Math.floor(chance() ** 0.7 * days.length))] ?? day;
  if (on > day) return instantOf(on, 480 + Math.floor(chance() * 210));
  return new Date(Math.min(received.getTime() + (5 + Math.floor(chance() * 90)) * 60_000, instantOf(day, Math.max(CLOSING_MINUTE, minute + 1)).getTime()));
}

function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

