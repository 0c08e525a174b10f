import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type exportPayments } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { bookRow, BOOK_HEADER, toCsv, toPayment } from './cash-book.js';
import { CashBookStore } from './cash-book.store.js';
import { FIRST } from './list-payments.js';
import { toXlsx } from './xlsx.js';

// An answer on the bus has a size; a unit's day is far below, and a province's is exported unit by unit.
const ROWS_MAX = 3_000;
const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The book of a day as a table. */
@Injectable()
export class ExportPayments {
  constructor(private readonly dataSource: DataSource, private readonly findRights: FindRights, private readonly book: CashBookStore) {}

  async run({ day, unitId, format }: RpcRequest<typeof exportPayments>, actor: Actor): Promise<Result<RpcReply<typeof exportPayments>, Refusal>> {
    const rights = await this.findRights.of(actor);
    const of = { day, unitId: unitId ?? null, method: null, limit: ROWS_MAX + 1 };
    const found = await withScope(this.dataSource, readScope(rights), async (tx) =>
      [...await this.book.page(tx, { ...of, after: FIRST }), ...await this.book.cancelledLater(tx, of)], { actor: rights.accountId });
    if (found.length > ROWS_MAX) return err(refusal('EXPORT_TOO_LARGE', { rowsMax: ROWS_MAX }));
    const rows = [BOOK_HEADER, ...found.map((row) => bookRow(toPayment(row)))];
    const bytes = format === 'csv' ? Buffer.from(toCsv(rows)) : await toXlsx('Sổ thu', rows);
    return ok({ fileName: `so-thu-${day}.${format}`, mediaType: MEDIA[format], sha256: createHash('sha256').update(bytes).digest('hex'), bytesBase64: bytes.toString('base64') });
  }
}
