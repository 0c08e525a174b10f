import { importOfficers, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ImportOfficers } from './import-officers.js';

@Controller()
export class OfficerImportRpc {
  constructor(private readonly importing: ImportOfficers) {}

  @Rpc(importOfficers)
  import(request: RpcRequest<typeof importOfficers>, context: RpcContext) {
    return this.importing.run(request, actorOf(context), keyOf(context));
  }
}
