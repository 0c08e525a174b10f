import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type listProcedures } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, vnFold, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { withinAnswer } from './answer-size.js';
import { ProcedureStore } from './procedure.store.js';

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
