import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type listCodeBlocks } from '@haicap/contracts';
import { err, localDate, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { codesOf, toCodeBlock } from './code-block-wire.js';
import { CodeBlockStore } from './code-block.store.js';

const position = z.strictObject({ firstNumber: z.string().regex(/^\d+$/) });

/** The blocks of a unit's day with the numbers that no dossier has. They stay listed, and nobody else ever gets them. */
@Injectable()
export class ListCodeBlocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly blocks: CodeBlockStore,
  ) {}

  async run(request: RpcRequest<typeof listCodeBlocks>, actor: Actor): Promise<Result<RpcReply<typeof listCodeBlocks>, Refusal>> {
    const after = request.cursor === undefined ? null : readCursor(request.cursor, position);
    if (request.cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return err(refusal('FORBIDDEN'));
    if (scope.kind === 'units' && !scope.unitIds.includes(request.unitId)) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: request.unitId }));
    return withScope(this.dataSource, scope, async (tx) => {
      const { unitId, limit } = request;
      const found = await this.blocks.ofDay(tx, { unitId, day: localDate(request.day), after: Number(after?.firstNumber ?? 0), limit: limit + 1 });
      const page = found.slice(0, limit);
      const given = new Set(await this.blocks.given(tx, page.flatMap(codesOf)));
      const items = page.map((block) => toCodeBlock(block, given));
      return ok({ items, ...cursorBehind(found, page, (last) => ({ firstNumber: String(last.firstNumber) })) });
    }, { actor: rights.accountId });
  }
}
