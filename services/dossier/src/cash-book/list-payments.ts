import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type Payment, type Refusal, type RpcReply, type RpcRequest, type listDossierPayments, type listPayments } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { readCursor, writeCursor } from '../cursor.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { toPayment } from './cash-book.js';
import { CashBookStore, type BookRow } from './cash-book.store.js';

const position = z.strictObject({ unitId: z.uuid(), series: z.string(), number: z.string().regex(/^\d{1,9}$/) });
export const FIRST = { unitId: '00000000-0000-0000-0000-000000000000', series: '', number: 0 };
const CANCELLED_MAX = 1_000;

/** Payments of a dossier, and of a day in the order of the receipts; each within the caller's scope. */
@Injectable()
export class ListPayments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly book: CashBookStore,
  ) {}

  async ofDossier({ dossierId }: RpcRequest<typeof listDossierPayments>, actor: Actor): Promise<Result<{ items: Payment[] }, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      if (!(await this.dossiers.byId(tx, dossierId))) return err(refusal('DOSSIER_NOT_FOUND'));
      return ok({ items: (await this.book.ofDossier(tx, dossierId)).map(toPayment) });
    }, { actor: rights.accountId });
  }

  async ofDay({ cursor, limit, day, unitId, method }: RpcRequest<typeof listPayments>, actor: Actor): Promise<Result<RpcReply<typeof listPayments>, Refusal>> {
    const read = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && read === null) return err(refusal('CURSOR_INVALID'));
    const after = read === null ? FIRST : { ...read, number: Number(read.number) };
    const rights = await this.findRights.of(actor);
    const of = { day, unitId: unitId ?? null, method: method ?? null };
    const { found, cancelled } = await withScope(this.dataSource, readScope(rights), async (tx) => ({
      found: await this.book.page(tx, { ...of, after, limit: limit + 1 }),
      cancelled: read === null ? await this.book.cancelledLater(tx, { ...of, limit: CANCELLED_MAX + 1 }) : null,
    }), { actor: rights.accountId });
    const items = found.slice(0, limit).map(toPayment);
    return ok({ items, ...(cancelled && laterOnes(cancelled)), ...(found.length > limit && nextBehind(items.at(-1))) });
  }
}

function laterOnes(cancelled: readonly BookRow[]): Pick<RpcReply<typeof listPayments>, 'cancelledLater' | 'cancelledLaterIsCut'> {
  return { cancelledLater: cancelled.slice(0, CANCELLED_MAX).map(toPayment), ...(cancelled.length > CANCELLED_MAX && { cancelledLaterIsCut: true }) };
}

function nextBehind(last: Payment | undefined): { nextCursor: string } | undefined {
  return last?.receipt ? { nextCursor: writeCursor({ unitId: last.receipt.unitId, series: last.receipt.series, number: String(last.receipt.number) }) } : undefined;
}
