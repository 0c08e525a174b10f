import { Controller } from '@nestjs/common';
import {
  draftPaperTemplate, listPaperTemplates, lookUpPaperTemplate, previewPaperTemplate, publishPaperTemplate, revisePaperTemplate, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ChangeTemplates } from './change-templates.js';
import { PreviewTemplate } from './preview-template.js';
import { ReadTemplates } from './read-templates.js';

@Controller()
export class PaperTemplateRpc {
  constructor(
    private readonly reading: ReadTemplates,
    private readonly changing: ChangeTemplates,
    private readonly previewing: PreviewTemplate,
  ) {}

  @Rpc(listPaperTemplates)
  list(request: RpcRequest<typeof listPaperTemplates>) {
    return this.reading.list(request);
  }

  @Rpc(lookUpPaperTemplate)
  lookUp(request: RpcRequest<typeof lookUpPaperTemplate>) {
    return this.reading.lookUp(request);
  }

  @Rpc(draftPaperTemplate)
  draft(request: RpcRequest<typeof draftPaperTemplate>, context: RpcContext) {
    return this.changing.draft(request, actorOf(context), keyOf(context));
  }

  @Rpc(revisePaperTemplate)
  revise(request: RpcRequest<typeof revisePaperTemplate>, context: RpcContext) {
    return this.changing.revise(request, actorOf(context), keyOf(context));
  }

  @Rpc(publishPaperTemplate)
  publish(request: RpcRequest<typeof publishPaperTemplate>, context: RpcContext) {
    return this.changing.publish(request, actorOf(context), keyOf(context));
  }

  @Rpc(previewPaperTemplate)
  preview(request: RpcRequest<typeof previewPaperTemplate>, context: RpcContext) {
    return this.previewing.run(request, actorOf(context));
  }
}
