import type { Actor, Role } from '@haicap/contracts';
import { VIETNAM_CALENDAR_DAYS } from '@haicap/kernel';
import type { OrderedFact } from '@haicap/outbox';

const YEARS = [2025, 2026, 2027];
const AT = '2025-07-01T01:00:00.000Z';
const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
const unitId = (n: number) => `00000000-0000-5000-8000-${hex(n, 12)}`;
const PROVINCE = unitId(1);

/** A commune that does not exist, and those who work there. */
export interface BenchDesk {
  readonly unitId: string;
  readonly desk: Actor;
  readonly chair: Actor;
  readonly specialist: Actor;
}

/** So many communes: with one alone every receipt would wait for the same counter of codes. */
export function benchDesks(count: number): readonly BenchDesk[] {
  return Array.from({ length: count }, (_, n) => {
    const unit = unitId(0x100 + n);
    return { unitId: unit, desk: officer(n, 1, 'one-stop-officer', unit), chair: officer(n, 2, 'chair', unit), specialist: officer(n, 3, 'specialist', unit) };
  });
}

/** What the registry would have told about them. */
export function benchFacts(desks: readonly BenchDesk[]): Readonly<Record<'units' | 'officers' | 'calendar', readonly OrderedFact[]>> {
  return {
    units: [unitFact(PROVINCE, '38', 'province', null), ...desks.map((desk, n) => unitFact(desk.unitId, String(90_000 + n), 'commune', '2025-07-01'))],
    officers: desks.flatMap(({ desk, chair, specialist }) => [desk, chair, specialist]).map(officerFact),
    calendar: YEARS.map((year) => fact('calendar.published', unitId(year), { year, days: VIETNAM_CALENDAR_DAYS.filter(({ date }) => date.startsWith(String(year))) })),
  };
}

function officer(n: number, post: number, role: Role, unit: string): Actor {
  return { accountId: `00000000-0000-7000-8000-${hex(n * 16 + post, 12)}`, kind: 'officer', posts: [{ unitId: unit, role }] };
}

function unitFact(id: string, code: string, level: 'province' | 'commune', validFrom: string | null): OrderedFact {
  const agency = level === 'province' ? 'H56' : `H56.${code.slice(0, 3)}.${code.slice(3)}`;
  return fact('unit.registered', id, {
    unitId: id, code, level, type: 'xa', name: `Xã ${code}`, fullName: `Xã ${code}`, parentId: null, provinceId: PROVINCE, provinceCode: '38',
    validFrom, validTo: null, succeeds: [], agencyCode: { code: agency, provisional: true },
  });
}

function officerFact({ accountId, posts }: Actor): OrderedFact {
  return fact('officer.appointed', accountId, {
    officerId: accountId, login: accountId, demo: true,
    posts: posts.map(({ unitId: unit, role }) => ({ postId: accountId.replace('-8000-', '-8001-'), unitId: unit, role, title: role, validFrom: '2020-01-01', validTo: null })),
  });
}

function fact(type: string, aggregateId: string, data: Record<string, unknown>): OrderedFact {
  return { eventId: aggregateId, type: `vn.haicap.registry.${type}.v1`, aggregateId, version: 1, at: AT, actor: 'service:registry', data };
}
