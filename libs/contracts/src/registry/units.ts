import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { eventLogRpcs } from '../core/event-log.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';

export const unitLevel = z.enum(['province', 'district', 'commune', 'department']);
export type UnitLevel = z.infer<typeof unitLevel>;
/** tỉnh, thành phố trực thuộc trung ương; quận, huyện, thị xã, thành phố (cũ); xã, phường, thị trấn, đặc khu; sở. */
export const unitType = z.enum(['tinh', 'thanh-pho-tw', 'quan', 'huyen', 'thi-xa', 'thanh-pho', 'xa', 'phuong', 'thi-tran', 'dac-khu', 'so']);
export type UnitType = z.infer<typeof unitType>;

export const agencyCode = z.object({ code: z.string().max(35), provisional: z.boolean() });

/** A unit as it stands on one day. `validFrom`/`validTo` are those of the unit; null means not known or open. */
export const unit = z.object({
  unitId: z.uuid(),
  /** Empty where the sources have none: former districts, and communes dissolved before 1 July 2025. */
  code: z.string(),
  level: unitLevel,
  type: unitType,
  name: z.string(),
  /** With its type: "Phường Hạc Thành". */
  fullName: z.string(),
  parentId: z.uuid().nullable(),
  /** The province the unit belonged to on that day (for old units: the old province). */
  provinceId: z.uuid(),
  /** Two digits. */
  provinceCode: z.string(),
  provinceName: z.string(),
  validFrom: localDate.nullable(),
  /** The last day on which the unit exists. */
  validTo: localDate.nullable(),
  agencyCode: agencyCode.nullable(),
  version: z.int(),
  /** Set on search results that were found by the name of a former unit: "Thị trấn Triệu Sơn, Huyện Triệu Sơn". */
  matchedFormerUnit: z.string().optional(),
});
export type Unit = z.infer<typeof unit>;

export const successionKind = z.enum(['merged', 'split', 'renamed', 'inherited']);
export const unitSuccession = z.object({
  fromUnitId: z.uuid(), fromCode: z.string(), fromFullName: z.string(), fromDistrictName: z.string().nullable(),
  toUnitId: z.uuid(), toCode: z.string(), toFullName: z.string(),
  kind: successionKind,
  effectiveOn: localDate,
  legalBasis: z.string(),
});
export type UnitSuccession = z.infer<typeof unitSuccession>;

export const listUnits = defineRpc({
  service: 'registry', name: 'list-units', kind: 'query', access: 'public',
  request: z.strictObject({
    ...pageRequest,
    level: unitLevel.optional(), type: unitType.optional(),
    /** Two digits. When absent the province of the installation, but every province for provinces, a code or a parent. */
    provinceCode: z.string().regex(/^\d{2}$/).optional(),
    parentId: z.uuid().optional(),
    code: z.string().max(10).optional(),
    /** Units that exist on this day; today when absent. */
    asOf: localDate.optional(),
    /** Name, accents optional; names of former communes and districts find today's communes. */
    q: z.string().trim().min(1).max(100).optional(),
  }),
  reply: pageOf(unit),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

export const lookUpUnit = defineRpc({
  service: 'registry', name: 'look-up-unit', kind: 'query', access: 'public',
  request: z.strictObject({ unitId: z.uuid(), asOf: localDate.optional() }),
  reply: unit,
  errors: ['REQUEST_INVALID', 'UNIT_NOT_FOUND'],
});

export const listUnitSuccessions = defineRpc({
  service: 'registry', name: 'list-unit-successions', kind: 'query', access: 'public',
  request: z.strictObject({
    ...pageRequest,
    provinceCode: z.string().regex(/^\d{2}$/).optional(),
    /** Successors of this unit. */
    fromUnitId: z.uuid().optional(),
    /** Ancestors of this unit. */
    toUnitId: z.uuid().optional(),
  }),
  reply: pageOf(unitSuccession),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

const unitFact = z.object({
  unitId: z.uuid(), code: z.string(), level: unitLevel, type: unitType, name: z.string(), fullName: z.string(),
  parentId: z.uuid().nullable(), provinceId: z.uuid(), provinceCode: z.string(),
  validFrom: localDate.nullable(), validTo: localDate.nullable(),
  agencyCode: agencyCode.nullable(),
  /** The units this one came from, so that a consumer can build the lineage without a call back. */
  succeeds: z.array(z.object({ unitId: z.uuid(), kind: successionKind, effectiveOn: localDate })),
});

/** A unit became known to the registry. */
export const unitRegistered = defineFact({ service: 'registry', noun: 'unit', event: 'registered', data: unitFact });
/** Name, type, agency code or validity changed from `changedFrom` on; the data are those after the change. */
export const unitRevised = defineFact({ service: 'registry', noun: 'unit', event: 'revised', data: unitFact.extend({ changedFrom: localDate, reason: z.string() }) });

export const registryEventLog = eventLogRpcs('registry');
