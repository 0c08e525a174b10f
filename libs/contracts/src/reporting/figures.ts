import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';

/**
 * The figures of a period, counted at the competent unit. `onTime` is a part of `resolved` (early counts as on time):
 * the rate is onTime / resolved, formatted only at the edge. `open` and `overdue` hold at the end of `asOf`. Counted from
 * the beginning, received = resolved + withdrawn + open.
 */
export const figures = z.object({
  received: z.int(), resolved: z.int(), onTime: z.int(), late: z.int(),
  open: z.int(), overdue: z.int(), dueWithin3Days: z.int(),
  /** Received, and ended without a result: asked back, or stopped. */
  withdrawn: z.int().default(0),
  /** Not received: refused at intake. In no other figure. */
  refused: z.int().default(0),
  /** Filed, online or before a desk that did not receive it at once, and at the end of `asOf` neither received nor turned away. In no other figure. */
  waiting: z.int().default(0),
});
export type Figures = z.infer<typeof figures>;

const period = {
  /** First day of the period for received, resolved, onTime and late. */
  from: localDate.optional(),
  /** Last day of the period and the day on which open and overdue are counted; today when absent. */
  asOf: localDate.optional(),
};
const freshness = {
  from: localDate, asOf: localDate,
  /** Figures contain every event applied until this instant. */
  computedAt: offsetTime,
  /** Events applied so far; grows with every change, so two answers can be ordered. */
  appliedEvents: z.int(),
};

export const lookUpSummary = defineRpc({
  service: 'reporting', name: 'look-up-summary', kind: 'query', access: 'public',
  request: z.strictObject(period),
  reply: z.object({ ...freshness, figures }),
  errors: ['REQUEST_INVALID'],
});

export const groupKey = z.enum(['unit', 'field', 'procedure', 'day']);
/** Under the unit that was competent on the day (the default), or under the unit of today that succeeded it. Both have the same total. */
export const unitView = z.enum(['of-the-day', 'today']);
export const listFigures = defineRpc({
  service: 'reporting', name: 'list-figures', kind: 'query', access: 'public',
  request: z.strictObject({ ...period, ...pageRequest, by: groupKey, unitView: unitView.optional(), unitId: z.uuid().optional(), field: z.string().max(100).optional(), procedureCode: z.string().max(40).optional() }),
  reply: pageOf(z.object({ key: z.string(), label: z.string(), unitType: z.string().optional(), figures })).extend({
    ...freshness,
    /** With `unitId` under today's units: the unit and the former ones that were counted. */
    countedUnitIds: z.array(z.uuid()).optional(),
  }),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

/** Builds the figures anew beside the live tables from the owner's log, then swaps. */
export const rebuildFigures = defineRpc({
  service: 'reporting', name: 'rebuild-figures', kind: 'command', access: ['province-admin'],
  request: z.strictObject({}),
  reply: z.object({ rebuildId: z.uuid(), startedAt: offsetTime }),
  errors: ['FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
});
