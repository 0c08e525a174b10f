import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';

/** 'swap-work' is a make-up day, on which offices work and which counts; the others are off. */
export const calendarDayKind = z.enum(['holiday', 'compensatory', 'swap-off', 'swap-work']);
/** A day of the whole country, or one that only this province has. Days of one unit are closures. */
export const calendarScope = z.enum(['nation', 'province']);
export const calendarDay = z.object({
  date: localDate,
  kind: calendarDayKind,
  status: z.enum(['official', 'proposed']),
  /** A day that is not enabled is shown and does not count, like 24 November until it has legal force. */
  enabled: z.boolean(),
  /** The law or decision behind the day, in Vietnamese. */
  basis: z.string(),
  scope: calendarScope.default('nation'),
});

/** The days of one year as they were last published (aggregate: the year). */
export const calendarPublished = defineFact({
  service: 'registry', noun: 'calendar', event: 'published',
  data: z.object({
    year: z.int(),
    days: z.array(calendarDay),
    /** The decision that was published; absent for what a release brings along. */
    document: z.string().optional(),
  }),
});

const closureFact = z.object({
  closureId: z.uuid(), unitId: z.uuid(), fromDay: localDate, toDay: localDate,
  /** Number and day of the decision, for example "125/QĐ-UBND". */
  decision: z.string(), reason: z.string(),
});
/** A unit does not work on these days (storm, flood); aggregate: the closure. */
export const closureAdded = defineFact({ service: 'registry', noun: 'calendar', event: 'closure-added', data: closureFact });
export const closureWithdrawn = defineFact({
  service: 'registry', noun: 'calendar', event: 'closure-withdrawn', data: closureFact.extend({ withdrawnBy: z.string() }),
});

const session = z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)]);
export const servicePeriod = z.object({
  validFrom: localDate,
  /** The last day; open when null. */
  validTo: localDate.nullable(),
  /** [start, end] in minutes since midnight. */
  morning: session, afternoon: session,
  /** Saturday service at the desk: it does not make the Saturday a legal working day, and no clock runs. */
  saturday: session.nullable(),
  decision: z.string(),
});
export type ServicePeriod = z.infer<typeof servicePeriod>;
/** All hours of a unit (aggregate: the hours of the unit). Those of the province hold for every unit without its own. */
export const serviceHoursSet = defineFact({
  service: 'registry', noun: 'calendar', event: 'service-hours-set',
  data: z.object({ unitId: z.uuid(), scope: z.enum(['unit', 'province']), periods: z.array(servicePeriod),
    /** By which they were changed now. */
    decision: z.string().optional(),
  }),
});

export const calendarYear = z.object({
  year: z.int(),
  /** 0 when nobody has published this year; its days are then computed from the law, where that is possible. */
  version: z.int().min(0),
  /** 'proposed' while any day of the year is expected and not official. */
  status: z.enum(['official', 'proposed', 'unknown']),
  days: z.array(calendarDay),
});

const year = z.int().min(2000).max(2100);
const decision = z.string().trim().min(3).max(200);

export const lookUpCalendar = defineRpc({
  service: 'registry', name: 'look-up-calendar', kind: 'query', access: 'public',
  request: z.strictObject({ year }), reply: calendarYear, errors: ['REQUEST_INVALID'],
});

const commandErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

/** A whole year at once, as days or as lines of CSV (`date,kind,scope,status,enabled,basis`); it replaces what was there. */
export const publishCalendar = defineRpc({
  service: 'registry', name: 'publish-calendar', kind: 'command', access: ['province-admin'],
  request: z.strictObject({
    year, expectedVersion: z.int().min(0), document: decision,
    days: z.array(z.strictObject({ ...calendarDay.shape, basis: z.string().trim().min(1).max(300) })).max(120).optional(),
    csv: z.string().max(40_000).optional(),
  }),
  reply: calendarYear,
  errors: [...commandErrors, 'CALENDAR_INVALID', 'CALENDAR_STALE'],
});

export const unitClosure = closureFact.extend({
  version: z.int(), addedAt: offsetTime,
  withdrawnAt: offsetTime.nullable(), withdrawnBy: z.string().nullable(),
});
export type UnitClosure = z.infer<typeof unitClosure>;

export const listUnitClosures = defineRpc({
  service: 'registry', name: 'list-unit-closures', kind: 'query', access: 'public',
  request: z.strictObject({ ...pageRequest, unitId: z.uuid() }), reply: pageOf(unitClosure), errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});
export const addUnitClosure = defineRpc({
  service: 'registry', name: 'add-unit-closure', kind: 'command', access: ['chair', 'province-admin'],
  request: z.strictObject({ unitId: z.uuid(), fromDay: localDate, toDay: localDate, decision, reason: z.string().trim().min(3).max(300) }),
  reply: unitClosure, errors: [...commandErrors, 'UNIT_NOT_IN_SCOPE', 'UNIT_NOT_FOUND', 'CLOSURE_INVALID'],
});
/** The unit works after all; `decision` is the one that says so. */
export const withdrawUnitClosure = defineRpc({
  service: 'registry', name: 'withdraw-unit-closure', kind: 'command', access: ['chair', 'province-admin'],
  request: z.strictObject({ unitId: z.uuid(), closureId: z.uuid(), expectedVersion: z.int().min(1), decision }),
  reply: unitClosure, errors: [...commandErrors, 'UNIT_NOT_IN_SCOPE', 'CLOSURE_NOT_FOUND', 'CALENDAR_STALE'],
});

export const serviceHours = z.object({ unitId: z.uuid(), version: z.int().min(0), periods: z.array(servicePeriod) });
export const lookUpServiceHours = defineRpc({
  service: 'registry', name: 'look-up-service-hours', kind: 'query', access: 'public',
  request: z.strictObject({ unitId: z.uuid() }), reply: serviceHours, errors: ['REQUEST_INVALID', 'UNIT_NOT_FOUND'],
});
/** From a day on; the period before it ends the day before. A working day has eight hours (480 minutes) whatever its sessions. */
export const setServiceHours = defineRpc({
  service: 'registry', name: 'set-service-hours', kind: 'command', access: ['chair', 'province-admin'],
  request: z.strictObject({
    unitId: z.uuid(), expectedVersion: z.int().min(0), validFrom: localDate,
    morning: session, afternoon: session, saturday: session.nullable().default(null), decision,
  }),
  reply: serviceHours, errors: [...commandErrors, 'UNIT_NOT_IN_SCOPE', 'UNIT_NOT_FOUND', 'SERVICE_HOURS_INVALID', 'CALENDAR_STALE'],
});
