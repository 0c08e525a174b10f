import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RpcReply, RpcRequest, searchDossiers } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import type { Rights } from '../access/access.js';
import { writeCursor } from '../cursor.js';
import type { Dossier } from '../dossier/dossier.js';
import { ShowDossier } from '../dossier/show-dossier.js';
import { storedCode } from '../dossier/stored-code.js';
import { worklistFilter } from '../dossier/worklist.js';
import { Installation } from '../installation.js';
import type { PersonWish, SearchPosition } from './search-by-person.js';
import type { SearchFilter } from './search.store.js';

type Request = RpcRequest<typeof searchDossiers>;
type Answer = RpcReply<typeof searchDossiers>;

/** Turns criteria into a filter, and what was found into an answer. */
@Injectable()
export class ShowFound {
  constructor(private readonly show: ShowDossier, private readonly installation: Installation) {}

  filterOf(criteria: Omit<Request, 'name' | 'personalNumber' | 'phone'>, { accountId }: Rights): SearchFilter {
    return {
      ...worklistFilter(criteria, localDateOf(this.installation.clock.now())),
      procedureCode: criteria.procedureCode ?? null, competentUnitId: criteria.competentUnitId ?? null,
      assigneeId: criteria.assigneeId === 'me' ? accountId : criteria.assigneeId ?? null,
      receivingUnitId: criteria.receivingUnitId ?? null, code: criteria.code === undefined ? null : storedCode(criteria.code),
    };
  }

  async run(
    tx: EntityManager, { dossiers, next }: { readonly dossiers: readonly Dossier[]; readonly next: SearchPosition | null }, rights: Rights, { isAsTyped }: PersonWish,
  ): Promise<Answer> {
    const shown = await this.show.many(tx, dossiers, rights);
    // Within a page those whose words carry exactly the accents that were typed come first.
    const items = isAsTyped === null ? shown : shown.toSorted((a, b) => Number(isAsTyped(b.applicantName)) - Number(isAsTyped(a.applicantName)));
    return next === null ? { items } : { items, nextCursor: writeCursor({ ...next }) };
  }
}
