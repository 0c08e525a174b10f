import { t } from '../../text/language.js';
import type { Tracked } from './standing.js';

/** The appointment as an event of a calendar (RFC 5545), or null when none stands. It names the office and no person. */
export function appointmentOf({ dossierId, code, version, dueAt, completedAt, pausedAt, returningUnitName, timeline }: Tracked): string | null {
  if (dueAt === null || completedAt !== null || pausedAt !== null) return null;
  const stamp = timeline[0]?.at ?? dueAt;
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//HaiCap//VI', 'BEGIN:VEVENT', `UID:${dossierId}@haicap`, `SEQUENCE:${version}`,
    `DTSTAMP:${utc(stamp)}`, `DTSTART:${utc(dueAt)}`, `DTEND:${utc(dueAt)}`, `SUMMARY:${escaped(t('Hẹn trả kết quả hồ sơ {{code}}', { code }))}`,
    `LOCATION:${escaped(returningUnitName)}`, 'END:VEVENT', 'END:VCALENDAR', '',
  ];
  return lines.map(folded).join('\r\n');
}

function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`);
}

// A line has at most 75 octets; Vietnamese letters take up to three.
const OCTETS_MAX = 74;

function folded(line: string): string {
  const parts: string[] = [''];
  for (const character of line) {
    const last = parts.at(-1) ?? '';
    if (new TextEncoder().encode(last + character).length > OCTETS_MAX) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts.join('\r\n ');
}
