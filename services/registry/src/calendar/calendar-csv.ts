import { calendarDay, type Refusal } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { invalid, type PlanFault, type PublishedDay } from './calendar.js';

const COLUMNS = ['date', 'kind', 'scope', 'status', 'enabled', 'basis'] as const;

/**
 * Reads lines of `date,kind,scope,status,enabled,basis` with this header; the basis is the rest of its line, so it may hold
 * commas. Every line that cannot be read is named.
 */
export function readCalendarCsv(text: string): Result<readonly PublishedDay[], Refusal> {
  const [header = '', ...lines] = text.replace(/^\u{feff}/u, '').split(/\r?\n/).map((line) => line.trim());
  if (header.replaceAll(' ', '') !== COLUMNS.join(',')) return invalid([{ line: 1, date: '', reason: 'columns' }]);
  const faults: PlanFault[] = [];
  const days: PublishedDay[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const day = readLine(line);
    if (day === null) faults.push({ line: index + 2, date: line.slice(0, 10), reason: 'field-unknown' });
    else days.push(day);
  }
  return faults.length > 0 ? invalid(faults) : ok(days);
}

function readLine(line: string): PublishedDay | null {
  const [date, kind, scope, status, enabled, ...basis] = line.split(',').map((cell) => cell.trim());
  const isWritten = enabled === 'true' || enabled === 'false';
  const parsed = calendarDay.safeParse({ date, kind, scope, status, enabled: isWritten ? enabled === 'true' : enabled, basis: unquoted(basis.join(', ')) });
  return parsed.success && parsed.data.basis !== '' ? parsed.data : null;
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}
