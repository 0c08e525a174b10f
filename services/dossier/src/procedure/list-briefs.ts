import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type listProcedureBriefs } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { withinAnswer } from './answer-size.js';
import { briefOf } from './procedure-brief.js';
import { ProcedureStore } from './procedure.store.js';

const position = z.strictObject({ code: z.string() });

/** The procedures in force today in brief, which a browser fetches whole to search in them. */
@Injectable()
export class ListBriefs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly procedures: ProcedureStore,
    private readonly installation: Installation,
  ) {}

  async run({ cursor, limit }: RpcRequest<typeof listProcedureBriefs>): Promise<Result<RpcReply<typeof listProcedureBriefs>, Refusal>> {
    const after = cursor === undefined ? { code: '' } : readCursor(cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));

    const asOf = localDateOf(this.installation.clock.now());
    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.procedures.briefed(tx, { asOf, afterCode: after.code, limit: limit + 1 }));
    const items = withinAnswer(found.slice(0, limit).map(briefOf));
    return ok({ items, ...cursorBehind(found, items, ({ code }) => ({ code })) });
  }
}
