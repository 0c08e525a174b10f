import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type compareProcedureVersions, type listProcedureVersions } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { versionInForce } from '../procedure/procedure.js';
import { differencesBetween } from './procedure-difference.js';
import { ProcedureHistoryStore } from './procedure-history.store.js';

const position = z.strictObject({ version: z.coerce.number().int().min(1) });

/** The versions a procedure had, and what changed between two of them: public, like the catalogue. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly history: ProcedureHistoryStore,
    private readonly procedures: FindProcedures,
    private readonly installation: Installation,
  ) {}

  async list(request: RpcRequest<typeof listProcedureVersions>): Promise<Result<RpcReply<typeof listProcedureVersions>, Refusal>> {
    const { code, limit } = request;
    const after = request.cursor === undefined ? { version: null } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const found = await this.history.page(tx, { code, before: after.version, limit: limit + 1 });
      if (found.length === 0 && after.version === null) return err(refusal('PROCEDURE_NOT_FOUND', { code }));
      const versions = (await this.procedures.versions(tx, [code])).get(code) ?? [];
      const inForce = versionInForce(versions, localDateOf(this.installation.clock.now()))?.version;
      const items = found.slice(0, limit).map(({ publishedAt, ...one }) => (
        { ...one, publishedAt: publishedAt && formatOffsetTime(publishedAt), isInForce: one.version === inForce }));
      return ok({ items, ...cursorBehind(found, items, ({ version }) => ({ version: String(version) })) });
    });
  }

  async compare({ code, from, to }: RpcRequest<typeof compareProcedureVersions>): Promise<Result<RpcReply<typeof compareProcedureVersions>, Refusal>> {
    const versions = await withScope(this.dataSource, { kind: 'none' }, async (tx) => (await this.procedures.versions(tx, [code])).get(code) ?? []);
    const [before, after] = [from, to].map((wanted) => versions.find(({ version }) => version === wanted));
    if (!before || !after) return err(refusal('PROCEDURE_NOT_FOUND', { code, version: before ? to : from }));
    const { version: _before, ...one } = before;
    const { version: _after, ...other } = after;
    return ok({ differences: differencesBetween(one, other) });
  }
}
