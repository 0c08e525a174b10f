import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  refusal, type Actor, type ProcedureDraft, type Refusal, type RpcReply, type RpcRequest, type checkProcedureDraft, type compareProcedureDraft,
  type listProcedureDrafts,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { cursorBehind, readCursor } from '../cursor.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { differencesBetween } from '../procedure-history/procedure-difference.js';
import { CheckDraft } from './check-draft.js';
import { MaintainCatalogue } from './maintain-catalogue.js';
import { contentOf } from './procedure-draft.js';
import { ProcedureDraftStore } from './procedure-draft.store.js';

const position = z.strictObject({ draftId: z.uuid() });

/** What may be read of drafts: one, the list, what is missing, what is different. */
@Injectable()
export class ReadDrafts {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly drafts: ProcedureDraftStore,
    private readonly procedures: FindProcedures,
    private readonly checking: CheckDraft,
  ) {}

  async lookUp(draftId: string, actor: Actor): Promise<Result<ProcedureDraft, Refusal>> {
    return this.maintain.read(actor, async (tx) => {
      const draft = await this.drafts.find(tx, draftId);
      return draft ? ok(draft) : err(refusal('PROCEDURE_DRAFT_NOT_FOUND'));
    });
  }

  async list(request: RpcRequest<typeof listProcedureDrafts>, actor: Actor): Promise<Result<RpcReply<typeof listProcedureDrafts>, Refusal>> {
    const after = request.cursor === undefined ? { draftId: null } : readCursor(request.cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    return this.maintain.read(actor, async (tx) => {
      const found = await this.drafts.page(tx, { state: request.state, code: request.code, beforeId: after.draftId, limit: request.limit + 1 });
      const items = found.slice(0, request.limit).map(({ content, ...draft }) => ({ ...draft, name: content.name ?? '' }));
      return ok({ items, ...cursorBehind(found, items, ({ draftId }) => ({ draftId })) });
    });
  }

  async check(draftId: string, actor: Actor): Promise<Result<RpcReply<typeof checkProcedureDraft>, Refusal>> {
    const draft = await this.lookUp(draftId, actor);
    if (!draft.ok) return draft;
    const { problems, warnings } = this.checking.run(draft.value.content);
    return ok({ complete: problems.length === 0, problems: [...problems], warnings: [...warnings] });
  }

  async compare(draftId: string, actor: Actor): Promise<Result<RpcReply<typeof compareProcedureDraft>, Refusal>> {
    return this.maintain.read(actor, async (tx) => {
      const draft = await this.drafts.find(tx, draftId);
      if (!draft) return err(refusal('PROCEDURE_DRAFT_NOT_FOUND'));
      const base = draft.baseVersion === 0 ? {} : contentOf(await this.procedures.version(tx, draft.code, draft.baseVersion));
      return ok({ differences: differencesBetween(base, draft.content) });
    });
  }
}
