import { t } from '../../text/language.js';
import type { Tracked } from './standing.js';

/** The appointment as an event of a calendar (RFC 5545), or null when none stands. It names the office and no person. */
export function appointmentOf({ dossierId, code, version, dueAt, completedAt, pausedAt, returningUnitName, timeline }: Tracked): string | null {
  if (dueAt === null || completedAt !== null || pausedAt !== null) return null;
  return calendarEvent({ uid: dossierId, sequence: version, stampedAt: timeline[0]?.at ?? dueAt, at: dueAt, summary: t('Hẹn trả kết quả hồ sơ {{code}}', { code }), location: returningUnitName });
}

interface CalendarEvent { readonly uid: string; readonly sequence: number; readonly stampedAt: string; readonly at: string; readonly summary: string; readonly location: string }

/** A moment as a calendar takes it. A later one of the same dossier takes its place there. */
export function calendarEvent({ uid, sequence, stampedAt, at, summary, location }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//HaiCap//VI', 'BEGIN:VEVENT', `UID:${uid}@haicap`, `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stampedAt)}`, `DTSTART:${utc(at)}`, `DTEND:${utc(at)}`, `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(location)}`, 'END:VEVENT', 'END:VCALENDAR', '',
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
