import { Controller } from '@nestjs/common';
import { listOwnFileLooks, listOwnFiles, lookUpFile, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListOwnLooks } from '../own-look/list-own-looks.js';
import { ListOwnFiles } from './list-own-files.js';
import { LookUpFile } from './look-up-file.js';

@Controller()
export class FileRpc {
  constructor(private readonly lookingUp: LookUpFile, private readonly ownFiles: ListOwnFiles, private readonly ownLooks: ListOwnLooks) {}

  @Rpc(lookUpFile)
  lookUp({ fileId }: RpcRequest<typeof lookUpFile>, context: RpcContext) {
    return this.lookingUp.run(fileId, actorOf(context));
  }

  @Rpc(listOwnFiles)
  listOwn(request: RpcRequest<typeof listOwnFiles>, context: RpcContext) {
    return this.ownFiles.run(request, actorOf(context));
  }

  @Rpc(listOwnFileLooks)
  listLooks(request: RpcRequest<typeof listOwnFileLooks>, context: RpcContext) {
    return this.ownLooks.run(request, actorOf(context), context.language);
  }
}
