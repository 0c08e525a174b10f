import {
  addUnitClosure, applyRecalculation, cancelRecalculation, listDeadlineNotices, listRecalculationLines, listRecalculations, listUnitClosures,
  lookUpCalendar, lookUpDeadlineLedger, lookUpDeadlinePolicy, lookUpRecalculation, lookUpServiceHours, previewRecalculation, publishCalendar,
  quoteAppointment, setDeadlinePolicy, setServiceHours, withdrawUnitClosure,
  type RpcContract, type RpcReply,
} from '@haicap/contracts';

const AT = '2025-07-01T08:00:00+07:00';
const ID = '01980000-0000-7000-8000-00000000000d';

const calendar: RpcReply<typeof lookUpCalendar> = { year: 2027, version: 1, status: 'proposed', days: [] };
const closure: RpcReply<typeof addUnitClosure> = {
  closureId: ID, unitId: ID, fromDay: '2025-07-01', toDay: '2025-07-01', decision: '125/QĐ-UBND', reason: 'Bão số 3', version: 1, addedAt: AT,
  withdrawnAt: null, withdrawnBy: null,
};
const hours: RpcReply<typeof lookUpServiceHours> = { unitId: ID, version: 0, periods: [] };
const policy: RpcReply<typeof setDeadlinePolicy> = {
  validFrom: '2025-01-01', warnBeforeMinutes: [480], extensionsMax: 1, extensionOpensDaysBefore: 3, calendarDaysSkipHolidays: false, basis: 'Mặc định',
};
const recalculation: RpcReply<typeof previewRecalculation> = {
  recalculationId: ID, version: 1, status: 'previewing', reasonCode: 'official-calendar', document: '1/TB-VPCP', unitId: null, createdAt: AT, createdBy: ID,
  appliedAt: null, examined: 0, toMove: 0, notComputable: 0, moved: 0, unchanged: 0,
};
const none = { calendarMinutes: 0, workingMinutes: 0 };
const ledger: RpcReply<typeof lookUpDeadlineLedger> = {
  dossierId: ID, version: 1, historic: false, from: AT, to: AT, ended: false, original: null, current: null, remainingMinutes: null,
  segments: [], elapsed: none, clockMinutes: 0, bySide: { unit: none, person: none, citizen: none, rule: none }, byUnit: [], byPerson: [], adjustments: [],
};

/** A valid reply for every contract of calendars and deadlines, beside the change of a dossier. */
export const DEADLINE_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  ...[lookUpCalendar, publishCalendar].map((contract) => [contract, calendar] as const),
  ...[addUnitClosure, withdrawUnitClosure].map((contract) => [contract, closure] as const),
  ...[lookUpServiceHours, setServiceHours].map((contract) => [contract, hours] as const),
  ...[listUnitClosures, listDeadlineNotices, listRecalculations, listRecalculationLines].map((contract) => [contract, { items: [] }] as const),
  [lookUpDeadlineLedger, ledger],
  [lookUpDeadlinePolicy, { current: policy, all: [policy] }], [setDeadlinePolicy, policy],
  ...[previewRecalculation, applyRecalculation, cancelRecalculation].map((contract) => [contract, recalculation] as const),
  [lookUpRecalculation, { ...recalculation, units: [] }],
  [quoteAppointment, { procedureCode: '1.001193', procedureVersion: 1, at: AT, timeLimit: { unit: 'same-day' }, clockStartsAt: AT, dueAt: AT, dueOn: '2025-07-01', dueReasons: [] }],
];

/** A valid body for every write among them. */
export const DEADLINE_BODIES: Readonly<Record<string, unknown>> = {
  extendDossier: { by: { unit: 'working-day', amount: 2 } }, setDeadlinePolicy: policy,
  publishCalendar: { expectedVersion: 0, document: '1/TB-VPCP', days: [] },
  addUnitClosure: { fromDay: '2025-07-01', toDay: '2025-07-01', decision: '125/QĐ-UBND', reason: 'Bão số 3' }, withdrawUnitClosure: { decision: '126/QĐ-UBND' },
  setServiceHours: { expectedVersion: 0, validFrom: '2025-08-01', morning: [450, 690], afternoon: [780, 1020], decision: '127/QĐ-UBND' },
  previewRecalculation: { reasonCode: 'official-calendar', document: '1/TB-VPCP' }, applyRecalculation: {}, cancelRecalculation: {},
  quoteAppointment: { procedureCode: '1.001193', receivingUnitId: ID },
};
export const DEADLINE_PATH_VALUES: Readonly<Record<string, string>> = { year: '2027', closureId: ID, recalculationId: ID };
