import { Controller } from '@nestjs/common';
import { lookUpFile, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { LookUpFile } from './look-up-file.js';

@Controller()
export class FileRpc {
  constructor(private readonly lookingUp: LookUpFile) {}

  @Rpc(lookUpFile)
  lookUp({ fileId }: RpcRequest<typeof lookUpFile>, context: RpcContext) {
    return this.lookingUp.run(fileId, actorOf(context));
  }
}
