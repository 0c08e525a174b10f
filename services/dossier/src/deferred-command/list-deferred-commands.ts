import { Injectable } from '@nestjs/common';
import { DEFERRED_COMMANDS_SHOWN_DAYS, refusal, type Actor, type Language, type listDeferredCommands, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorBehind, readCursor } from '../cursor.js';
import { Installation } from '../installation.js';
import { DeferredCommandStore } from './deferred-command.store.js';
import { SealBody } from './seal-body.js';

const position = z.strictObject({ keptAt: z.iso.datetime(), id: z.uuid() });
const DAY_MS = 86_400_000;

/** What became of the own commands of the last days, so that also a page that was closed meanwhile is told. */
@Injectable()
export class ListDeferredCommands {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly deferred: DeferredCommandStore,
    private readonly bodies: SealBody,
  ) {}

  async run({ limit, cursor, state }: RpcRequest<typeof listDeferredCommands>, { accountId }: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof listDeferredCommands>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    const now = this.installation.clock.now();
    const since = new Date(now.getTime() - DEFERRED_COMMANDS_SHOWN_DAYS * DAY_MS);
    const found = await withScope(this.dataSource, { kind: 'none' },
      (tx) => this.deferred.list(tx, { accountId, since, state: state ?? null, after, limit: limit + 1 }), { actor: accountId });
    const shown = found.slice(0, limit);
    return ok({ now: formatOffsetTime(now), items: shown.map((row) => this.bodies.shown(row, language)), ...cursorBehind(found, shown, ({ keptAt, id }) => ({ keptAt: keptAt.toISOString(), id })) });
  }
}
