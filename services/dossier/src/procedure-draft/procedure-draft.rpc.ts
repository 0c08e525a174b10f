import { Controller } from '@nestjs/common';
import {
  checkProcedureDraft, compareProcedureDraft, createProcedureDraft, discardProcedureDraft, editProcedureDraft, listProcedureDrafts, lookUpProcedureDraft,
  publishImportedDrafts, publishProcedureDraft, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { CreateProcedureDraft } from './create-procedure-draft.js';
import { EditProcedureDraft } from './edit-procedure-draft.js';
import { PublishImportedDrafts } from './publish-imported-drafts.js';
import { PublishProcedureDraft } from './publish-procedure-draft.js';
import { ReadDrafts } from './read-drafts.js';

@Controller()
export class ProcedureDraftRpc {
  constructor(
    private readonly creating: CreateProcedureDraft,
    private readonly editing: EditProcedureDraft,
    private readonly publishing: PublishProcedureDraft,
    private readonly publishingAll: PublishImportedDrafts,
    private readonly reading: ReadDrafts,
  ) {}

  @Rpc(createProcedureDraft)
  create(request: RpcRequest<typeof createProcedureDraft>, context: RpcContext) {
    return this.creating.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(editProcedureDraft)
  edit(request: RpcRequest<typeof editProcedureDraft>, context: RpcContext) {
    return this.editing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(publishProcedureDraft)
  publish(request: RpcRequest<typeof publishProcedureDraft>, context: RpcContext) {
    return this.publishing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(publishImportedDrafts)
  publishImported(request: RpcRequest<typeof publishImportedDrafts>, context: RpcContext) {
    return this.publishingAll.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(discardProcedureDraft)
  discard(request: RpcRequest<typeof discardProcedureDraft>, context: RpcContext) {
    return this.editing.discard(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpProcedureDraft)
  lookUp({ draftId }: RpcRequest<typeof lookUpProcedureDraft>, context: RpcContext) {
    return this.reading.lookUp(draftId, actorOf(context));
  }

  @Rpc(listProcedureDrafts)
  list(request: RpcRequest<typeof listProcedureDrafts>, context: RpcContext) {
    return this.reading.list(request, actorOf(context));
  }

  @Rpc(checkProcedureDraft)
  check({ draftId }: RpcRequest<typeof checkProcedureDraft>, context: RpcContext) {
    return this.reading.check(draftId, actorOf(context));
  }

  @Rpc(compareProcedureDraft)
  compare({ draftId }: RpcRequest<typeof compareProcedureDraft>, context: RpcContext) {
    return this.reading.compare(draftId, actorOf(context));
  }
}
