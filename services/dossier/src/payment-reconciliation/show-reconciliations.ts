import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  paymentDifference, refusal, type Actor, type PaymentDifference, type PaymentReconciliation, type Refusal, type RpcReply, type RpcRequest,
  type listDifferences, type listReconciliations, type lookUpReconciliation,
} from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { receiptLabel } from '../payment/payment.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { PaymentReconciliationStore, type DifferenceRow, type ReconciliationRow } from './payment-reconciliation.store.js';

const beforeRow = z.strictObject({ day: z.iso.date(), id: z.uuid() });
const afterNumber = z.strictObject({ number: z.string().regex(/^\d{1,9}$/) });
const LATEST = { day: '9999-12-31', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const COUNTS = [
  'cashCount', 'cashDong', 'onlineCount', 'onlineDong', 'transferCount', 'transferDong', 'refundedCount', 'refundedDong', 'cancelledCount', 'cancelledLaterCount', 'cancelledLaterDong',
] as const;
const REFUNDS_MAX = 1_000;

/** Reconciliations, their sums by unit and their differences; a commune sees its own lines. */
@Injectable()
export class ShowReconciliations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly store: PaymentReconciliationStore,
    private readonly units: FindUnits,
    private readonly installation: Installation,
  ) {}

  async list({ day, cursor, limit }: RpcRequest<typeof listReconciliations>, actor: Actor): Promise<Result<RpcReply<typeof listReconciliations>, Refusal>> {
    const before = cursor === undefined ? LATEST : readCursor(cursor, beforeRow);
    if (!before) return err(refusal('CURSOR_INVALID'));
    const found = await this.#read(actor, (tx) => this.store.page(tx, day ?? null, before, limit + 1));
    const items = found.slice(0, limit).map(toReconciliation);
    return ok({ items, ...cursorBehind(found, items, (last) => ({ day: last.day, id: last.reconciliationId })) });
  }

  async lookUp({ reconciliationId }: RpcRequest<typeof lookUpReconciliation>, actor: Actor): Promise<Result<RpcReply<typeof lookUpReconciliation>, Refusal>> {
    return this.#read(actor, async (tx) => {
      const row = await this.store.find(tx, reconciliationId);
      if (!row) return err(refusal('RECONCILIATION_NOT_FOUND'));
      const totals = await this.store.totals(tx, reconciliationId);
      const names = await this.#names(tx, totals.map(({ unitId }) => unitId));
      const units = totals.map(({ unitId, totals: sums, differences }) => ({
        unitId, unitName: names.get(unitId) ?? '', differences, ...(Object.fromEntries(COUNTS.map((count) => [count, sums[count] ?? 0])) as Record<(typeof COUNTS)[number], number>),
      }));
      const refunds = (await this.store.refunds(tx, row.day, REFUNDS_MAX)).map(({ paymentId, unitId, dossierCode, amountDong, ...receipt }) => (
        { paymentId, unitId, dossierCode, amountDong, receipt: receiptLabel(receipt) }));
      return ok({ ...toReconciliation(row), units, refunds });
    });
  }

  async differences({ reconciliationId, kind, open, cursor, limit }: RpcRequest<typeof listDifferences>, actor: Actor): Promise<Result<RpcReply<typeof listDifferences>, Refusal>> {
    const after = cursor === undefined ? { number: '0' } : readCursor(cursor, afterNumber);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return this.#read(actor, async (tx) => {
      if (!(await this.store.find(tx, reconciliationId))) return err(refusal('RECONCILIATION_NOT_FOUND'));
      const found = await this.store.differences(tx, { reconciliationId, kind: kind ?? null, open: open ?? null, after: Number(after.number), limit: limit + 1 });
      const items = await this.#toDifferences(tx, found.slice(0, limit));
      return ok({ items, ...cursorBehind(found, items, (last) => ({ number: String(last.number) })) });
    });
  }

  async one(tx: EntityManager, reconciliationId: string): Promise<PaymentReconciliation> {
    const row = await this.store.find(tx, reconciliationId);
    if (!row) throw new Error(`reconciliation ${reconciliationId} is gone`);
    return toReconciliation(row);
  }

  async difference(tx: EntityManager, reconciliationId: string, number: number): Promise<PaymentDifference> {
    const row = await this.store.difference(tx, reconciliationId, number);
    const [shown] = row ? await this.#toDifferences(tx, [row]) : [];
    if (!shown) throw new Error(`difference ${number} of ${reconciliationId} is gone`);
    return shown;
  }

  async #read<T>(actor: Actor, read: (tx: EntityManager) => Promise<T>): Promise<T> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), read, { actor: rights.accountId });
  }

  async #toDifferences(tx: EntityManager, rows: readonly DifferenceRow[]): Promise<PaymentDifference[]> {
    const names = await this.#names(tx, rows.flatMap(({ unitId }) => unitId ?? []));
    return rows.map((row) => paymentDifference.parse({
      ...row, unitName: row.unitId === null ? null : names.get(row.unitId) ?? null, settledAt: row.settledAt && formatOffsetTime(row.settledAt),
    }));
  }

  async #names(tx: EntityManager, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const units = await this.units.on(tx, [...new Set(unitIds)], localDateOf(this.installation.clock.now()));
    return new Map([...units].map(([unitId, { fullName }]) => [unitId, fullName]));
  }
}

function toReconciliation({ requestedAt, completedAt, ...row }: ReconciliationRow): PaymentReconciliation {
  return { ...row, requestedAt: formatOffsetTime(requestedAt), completedAt: completedAt && formatOffsetTime(completedAt) };
}
