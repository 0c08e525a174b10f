import { Controller } from '@nestjs/common';
import { lookUpFile, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf } from '../rpc-caller.js';
import { LookUpFile } from './look-up-file.js';

@Controller()
export class FileRpc {
  constructor(private readonly lookingUp: LookUpFile) {}

  @Rpc(lookUpFile)
  lookUp({ fileId }: RpcRequest<typeof lookUpFile>, context: RpcContext) {
    return this.lookingUp.run(fileId, actorOf(context));
  }
}
