import { z } from 'zod';
import { dossierStatus, timeliness } from '@haicap/contracts';
import { localDate, type DueReason, type LocalDate } from '@haicap/kernel';
import type { Dossier, Receipt } from './dossier.js';

const day = z.string().transform((text): LocalDate => localDate(text));
const instant = z.coerce.date();

/** The changing part of a dossier as one version left it; it lies in dossier_step and in the columns of dossier. */
const progress = z.object({
  assigneeId: z.string().nullable(),
  dueAt: instant.nullable(), dueOn: day.nullable(),
  // Written by kernel's dueAt and never computed with again.
  dueReasons: z.array(z.custom<DueReason>((value) => z.looseObject({ code: z.string() }).safeParse(value).success)),
  completedAt: instant.nullable(), completedOn: day.nullable(),
  timeliness: timeliness.nullable(),
});
export type Progress = z.infer<typeof progress>;

const row = progress.extend({
  id: z.string(), code: z.string(), version: z.int(), status: dossierStatus,
  procedureCode: z.string(), procedureVersion: z.int(), procedureName: z.string(), field: z.string(),
  channel: z.enum(['counter', 'online', 'postal']),
  supportUnitId: z.string().nullable(), receivingUnitId: z.string(), competentUnitId: z.string(), returningUnitId: z.string(),
  ownerAccountId: z.string().nullable(),
  receivedAt: instant, receivedOn: day, clockStartsAt: instant,
  duePrecision: z.enum(['day', 'minute']),
  historic: z.boolean(),
});
export type DossierRow = z.infer<typeof row>;

const RECEIPT_COLUMNS = `d.id, d.code, d.procedure_code AS "procedureCode", d.procedure_version AS "procedureVersion",
  d.procedure_name AS "procedureName", d.field, d.channel, d.support_unit_id AS "supportUnitId",
  d.receiving_unit_id AS "receivingUnitId", d.competent_unit_id AS "competentUnitId", d.returning_unit_id AS "returningUnitId",
  d.owner_account_id AS "ownerAccountId", d.received_at AS "receivedAt", d.received_on::text AS "receivedOn",
  d.clock_starts_at AS "clockStartsAt", d.due_precision AS "duePrecision", d.historic`;

/** A dossier as it is now. */
export const DOSSIER_COLUMNS = `${RECEIPT_COLUMNS}, d.version, d.status, d.assignee_id AS "assigneeId",
  d.due_at AS "dueAt", d.due_on::text AS "dueOn", d.due_reasons AS "dueReasons",
  d.completed_at AS "completedAt", d.completed_on::text AS "completedOn", d.timeliness`;

/** A dossier as a version left it: the receipt of the row, everything else of the step. */
export const DOSSIER_AS_OF_COLUMNS = `${RECEIPT_COLUMNS}, s.version, s.status, s.progress`;

/** Reads a row. A row that no state of the dossier could have written is a broken invariant and throws. */
export function fromRow(raw: unknown): Dossier {
  return toDossier(row.parse(raw));
}

/** Reads a row of `DOSSIER_AS_OF_COLUMNS`. */
export function fromAsOfRow(raw: { readonly progress: object }): Dossier {
  return toDossier(row.parse({ ...raw, ...raw.progress }));
}

/** The changing part as columns and as JSON. */
export function toProgress(dossier: Dossier): Progress {
  const completed = dossier.status === 'completed' ? dossier : null;
  return {
    assigneeId: dossier.status === 'received' ? null : dossier.assigneeId,
    dueAt: dossier.due.at, dueOn: dossier.due.on, dueReasons: [...dossier.due.reasons],
    completedAt: completed?.completedAt ?? null, completedOn: completed?.completedOn ?? null,
    timeliness: completed?.timeliness ?? null,
  };
}

/** Every column of a dossier. */
export function toRow(dossier: Dossier): DossierRow {
  const { dossierId, ...receipt } = dossier.receipt;
  return { id: dossierId, ...receipt, version: dossier.version, status: dossier.status, duePrecision: dossier.due.precision, ...toProgress(dossier) };
}

function toDossier(read: DossierRow): Dossier {
  const kept = {
    version: read.version,
    receipt: toReceipt(read),
    due: { at: read.dueAt, on: read.dueOn, precision: read.duePrecision, reasons: read.dueReasons },
  };
  if (read.status === 'received') return { ...kept, status: 'received' };
  const assigneeId = present(read.assigneeId, 'assignee', read.id);
  if (read.status === 'assigned') return { ...kept, status: 'assigned', assigneeId };
  return {
    ...kept, status: 'completed', assigneeId,
    completedAt: present(read.completedAt, 'time of completion', read.id),
    completedOn: present(read.completedOn, 'day of completion', read.id),
    timeliness: present(read.timeliness, 'timeliness', read.id),
  };
}

function toReceipt(read: DossierRow): Receipt {
  const {
    id, code, procedureCode, procedureVersion, procedureName, field, channel, supportUnitId, receivingUnitId,
    competentUnitId, returningUnitId, ownerAccountId, receivedAt, receivedOn, clockStartsAt, historic,
  } = read;
  return {
    dossierId: id, code, procedureCode, procedureVersion, procedureName, field, channel, supportUnitId, receivingUnitId,
    competentUnitId, returningUnitId, ownerAccountId, receivedAt, receivedOn, clockStartsAt, historic,
  };
}

function present<T>(value: T | null, what: string, dossierId: string): T {
  if (value === null) throw new Error(`dossier ${dossierId} has no ${what} in its state`);
  return value;
}
