import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type searchDossiers } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { appendAudit } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { readCursor } from '../cursor.js';
import { ListDossiers } from '../dossier/list-dossiers.js';
import { Installation } from '../installation.js';
import { criteriaOf, SearchByPerson, subjectOf } from './search-by-person.js';
import { ShowFound } from './show-found.js';

type Request = RpcRequest<typeof searchDossiers>;
type Answer = RpcReply<typeof searchDossiers>;

const position = z.strictObject({ phase: z.enum(['exact', 'words', 'person']), id: z.uuid() });

/** Dossiers by whatever is known of them, within what the caller may see. Each look for a person leaves an audit row. */
@Injectable()
export class SearchDossiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly list: ListDossiers,
    private readonly byPerson: SearchByPerson,
    private readonly show: ShowFound,
    private readonly installation: Installation,
  ) {}

  async run({ name, personalNumber, phone, ...criteria }: Request, actor: Actor): Promise<Result<Answer, Refusal>> {
    if (name === undefined && personalNumber === undefined && phone === undefined) return this.list.run(criteria, actor);
    const after = criteria.cursor === undefined ? null : readCursor(criteria.cursor, position);
    if (criteria.cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    // The province reads names masked; whoever may search by them learns them all the same.
    if (scope.kind !== 'units') return err(refusal(scope.kind === 'none' ? 'FORBIDDEN' : 'SEARCH_NOT_PERMITTED', { criteria: ['name', 'personalNumber', 'phone'] }));
    const wish = this.byPerson.read({ name, personalNumber, phone });
    if (!wish.ok) return wish;
    return withScope(this.dataSource, scope, async (tx) => {
      const found = await this.byPerson.run(tx, { wish: wish.value, unitIds: scope.unitIds, filter: this.show.filterOf(criteria, rights), limit: criteria.limit, after });
      await appendAudit(tx, [{
        action: 'search-dossiers', objectType: 'person', objectId: subjectOf(wish.value),
        detail: { purpose: 'find-dossiers', by: criteriaOf(wish.value), found: found.dossiers.length, hasMore: found.next !== null },
      }], { actor: rights.accountId, clock: this.installation.clock });
      return ok(await this.show.run(tx, found, rights, wish.value));
    }, { actor: rights.accountId });
  }
}
