import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type exportDossiers, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { BEYOND, ChangeWalk, UNSETTLED } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { readCursor, writeCursor } from '../cursor.js';
import { cursorParts, exportCursor, givenNow, type ExportPosition } from './dossier-export.js';
import { ExportStore } from './export.store.js';
import { ReadExported } from './read-exported.js';

type Reply = RpcReply<typeof exportDossiers>;

// What one page reads of the log at most: of a unit's dossiers few are among it, of the province's every one that did not change again.
const CHANGES_PER_PAGE = { units: 2_000, installation: 500 };

/** A page of an export: the owner's log by position, each dossier at its latest change, as it stands now. */
@Injectable()
export class ExportDossiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly walk: ChangeWalk,
    private readonly exports: ExportStore,
    private readonly exported: ReadExported,
  ) {}

  async run(request: RpcRequest<typeof exportDossiers>, actor: Actor): Promise<Result<Reply, Refusal>> {
    const start = await this.start(request);
    if (start === null) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return err(refusal('FORBIDDEN'));

    const page = await this.walk.page('dossier', start.after, CHANGES_PER_PAGE[scope.kind]);
    if (page === BEYOND) return err(refusal('CURSOR_INVALID'));
    if (page === UNSETTLED) return err(refusal('SERVICE_UNAVAILABLE', { service: 'dossier' }));
    const cursor = (after: string) => writeCursor(cursorParts(start, after));
    return withScope(this.dataSource, scope, async (tx) => {
      const given = givenNow(page.changes, start);
      const visible = await this.exports.visible(tx, given.map(({ aggregateId }) => aggregateId));
      const seen = given.filter(({ aggregateId }) => visible.has(aggregateId));
      const fitting = seen.slice(0, request.limit);
      const items = await this.exported.of(tx, fitting, seenAs(rights));
      const isCut = seen.length > fitting.length;
      const reached = (isCut ? fitting : page.changes).at(-1)?.position ?? start.after;
      return ok({ items: items.map(({ position, dossier }) => ({ cursor: cursor(position), dossier })), cursor: cursor(reached), more: isCut || page.more });
    }, { actor: rights.accountId });
  }

  private async start({ cursor, updatedSince }: RpcRequest<typeof exportDossiers>): Promise<ExportPosition | null> {
    if (cursor !== undefined) return readCursor(cursor, exportCursor);
    if (updatedSince === undefined) return { after: '0', since: null };
    const since = new Date(updatedSince);
    return { after: await this.walk.positionBefore('dossier', since), since };
  }
}

/** The scope of exports opens states and appointments; names need the scope that reads dossiers one by one, not that of filing them. */
function seenAs(rights: Rights): Rights {
  const { program } = rights;
  return program === undefined ? rights : { ...rights, program: { ...program, scopes: program.scopes.filter((scope) => scope !== 'dossier:write') } };
}
