import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type ListedProcedure, type Refusal, type RpcReply, type RpcRequest, type listProcedures } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, vnFold, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { ProcedureStore } from './procedure.store.js';

// An answer on the bus is at most a megabyte; a version in full may have some tens of kilobytes.
const ANSWER_BYTES_MAX = 600_000;

const position = z.strictObject({ code: z.string() });

/** The catalogue as of a day, in pages; found by code or by words of the name, accents optional. */
@Injectable()
export class ListProcedures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: ProcedureStore,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof listProcedures>): Promise<Result<RpcReply<typeof listProcedures>, Refusal>> {
    const after = request.cursor === undefined ? { code: '' } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));

    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.procedures.page(tx, {
      asOf: request.asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.asOf),
      field: request.field,
      words: vnFold(request.q ?? '').split(/\s+/).filter((word) => word !== ''),
      afterCode: after.code,
      limit: request.limit + 1,
    }));
    const items = withinAnswer(found.slice(0, request.limit));
    return ok({ items, ...cursorBehind(found, items, ({ code }) => ({ code })) });
  }
}

/** As many from the beginning as an answer can hold, but at least one. */
function withinAnswer(found: readonly ListedProcedure[]): ListedProcedure[] {
  let bytes = 0;
  return found.filter((one, index) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return index === 0 || bytes <= ANSWER_BYTES_MAX;
  });
}
